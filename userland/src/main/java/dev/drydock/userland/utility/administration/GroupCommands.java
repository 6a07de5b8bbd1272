package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.util.List;
import java.util.Optional;

/** {@code groupadd}, {@code groupmod} and {@code groupdel}. */
final class GroupCommands {
    static final Command ADD = shadow("groupadd", GroupCommands::add)
            .gnu("f,force g,gid= h K,key= o,non-unique p,password= r,system !R,root= !P,prefix= U,users=")
            .trouble(ShadowTool.BAD_USAGE);
    static final Command CHANGE = shadow("groupmod", GroupCommands::change)
            .gnu("a,append g,gid= h n,new-name= o,non-unique p,password= !R,root= !P,prefix= U,users=")
            .trouble(ShadowTool.BAD_USAGE);
    static final Command REMOVE = shadow("groupdel", GroupCommands::remove)
            .gnu("h !R,root= !P,prefix= f,force")
            .trouble(ShadowTool.BAD_USAGE);
    private static final Words EXISTS = Words.of("group '%s' already exists");
    private static final Words GID_EXISTS = Words.of("GID '%s' already exists");
    private static final Words BAD_NAME = Words.of("'%s' is not a valid group name");
    private static final Words BAD_NEW_NAME = Words.of("invalid group name '%s'");
    private static final Words NO_GROUP = Words.of("group '%s' does not exist");
    private static final Words PRIMARY = Words.of("cannot remove the primary group of user '%s'");
    private static final Words NO_NUMBER = Words.of("Can't get unique GID (no more available GIDs)");
    private static final Words BAD_KEY = Words.of("-K requires KEY=VALUE");

    private GroupCommands() {}

    private static Command shadow(String name, Command.Body body) {
        return Command.named(name, body).only(Flavour.GNU);
    }

    private static boolean has(Invocation call, String key) {
        return call.commandLine().has(key);
    }

    private static Exit add(Invocation call) {
        AccountFiles accounts = new AccountFiles(call.files());
        LoginDefinitions definitions = LoginDefinitions.read(call.files());
        String gid = null;
        boolean system = has(call, "r");
        for (Option option : call.options()) {
            switch (option.key()) {
                case "h" -> call.parse(List.of("--help"));
                case "g" -> gid = Long.toString(ShadowTool.gid(call, option.argument()));
                case "K" -> {
                    int equals = option.argument().indexOf('=');
                    if (equals <= 0) {
                        throw call.fail(ShadowTool.BAD_ARGUMENT, BAD_KEY);
                    }
                    definitions.put(
                            option.argument().substring(0, equals),
                            option.argument().substring(equals + 1));
                }
                default -> {}
            }
        }
        String name = ShadowTool.operand(call);
        boolean force = has(call, "f");
        if (!ShadowTool.isName(name)) {
            throw call.fail(ShadowTool.BAD_ARGUMENT, BAD_NAME, name);
        }
        if (accounts.group.has(name)) {
            if (force) {
                return Exit.SUCCESS;
            }
            throw call.fail(ShadowTool.NAME_IN_USE, EXISTS, name);
        }
        if (gid != null && !has(call, "o") && accounts.hasGid(Long.parseLong(gid))) {
            if (!force) {
                throw call.fail(ShadowTool.NUMBER_IN_USE, GID_EXISTS, gid);
            }
            gid = null;
        }
        ShadowTool.lock(call, "/etc/group");
        List<Long> used = accounts.group.numbers(AccountFiles.UID);
        FreeNumber range = definitions.gids(system);
        long number = gid != null
                ? Long.parseLong(gid)
                : (system ? range.below(used) : range.above(used))
                        .orElseThrow(() -> call.fail(ShadowTool.NUMBER_IN_USE, NO_NUMBER));
        String password = call.commandLine().last("p");
        accounts.addGroup(name, number, password == null ? "!" : password);
        setMembers(call, accounts, name);
        return ShadowTool.save(call, accounts);
    }

    /** {@code -U}: who does not exist is told, and nothing is done. */
    private static void setMembers(Invocation call, AccountFiles accounts, String group) {
        String users = call.commandLine().last("U");
        if (users == null) {
            return;
        }
        for (String user : AccountFile.members(users)) {
            if (!accounts.passwd.has(user)) {
                call.raw("Invalid member username " + user + "\n");
                call.status(ShadowTool.CANNOT_UPDATE_GROUP);
            } else {
                accounts.group.member(group, AccountFiles.MEMBERS, user, true);
            }
        }
    }

    private static Exit change(Invocation call) {
        AccountFiles accounts = new AccountFiles(call.files());
        if (has(call, "h")) {
            call.parse(List.of("--help"));
        }
        String wanted = call.commandLine().last("g");
        long gid = wanted == null ? -1 : ShadowTool.gid(call, wanted);
        String name = ShadowTool.operand(call);
        String newName = call.commandLine().last("n");
        List<String> group =
                accounts.groupNamed(name).orElseThrow(() -> call.fail(ShadowTool.NOT_FOUND, NO_GROUP, name));
        String old = group.get(AccountFiles.UID);
        if (gid >= 0 && gid != Long.parseLong(old) && !has(call, "o") && accounts.hasGid(gid)) {
            throw call.fail(ShadowTool.NUMBER_IN_USE, GID_EXISTS, gid);
        }
        if (newName != null && !newName.equals(name)) {
            if (!ShadowTool.isName(newName)) {
                throw call.fail(ShadowTool.BAD_ARGUMENT, BAD_NEW_NAME, newName);
            }
            if (accounts.group.has(newName)) {
                throw call.fail(ShadowTool.NAME_IN_USE, EXISTS, newName);
            }
        }
        ShadowTool.lock(call, "/etc/group");
        if (has(call, "U")) {
            if (!has(call, "a")) {
                AccountFile.members(group.get(AccountFiles.MEMBERS))
                        .forEach(member -> accounts.removeMember(name, member));
            }
            setMembers(call, accounts, name);
        }
        String password = call.commandLine().last("p");
        if (password != null) {
            accounts.gshadow.set(name, AccountFiles.PASSWORD, password);
        }
        if (gid >= 0) {
            accounts.group.set(name, AccountFiles.UID, Long.toString(gid));
            accounts.passwd
                    .entries(AccountFiles.PASSWD_FIELDS)
                    .filter(line -> line.get(AccountFiles.GID).equals(old))
                    .map(line -> line.get(0))
                    .toList()
                    .forEach(user -> accounts.passwd.set(user, AccountFiles.GID, Long.toString(gid)));
        }
        if (newName != null) {
            accounts.group.set(name, 0, newName);
            accounts.gshadow.set(name, 0, newName);
        }
        return ShadowTool.save(call, accounts);
    }

    private static Exit remove(Invocation call) {
        AccountFiles accounts = new AccountFiles(call.files());
        if (has(call, "h")) {
            call.parse(List.of("--help"));
        }
        String name = ShadowTool.operand(call);
        List<String> group =
                accounts.groupNamed(name).orElseThrow(() -> call.fail(ShadowTool.NOT_FOUND, NO_GROUP, name));
        Optional<String> user = accounts.primaryUser(group.get(AccountFiles.UID));
        if (user.isPresent() && !has(call, "f")) {
            throw call.fail(ShadowTool.BUSY, PRIMARY, user.get());
        }
        ShadowTool.lock(call, "/etc/group");
        accounts.removeGroup(name);
        return ShadowTool.save(call, accounts);
    }
}
