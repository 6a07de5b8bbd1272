package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Option;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code usermod}. */
final class UserChange {
    static final Command COMMAND = Command.named("usermod", call -> new UserChange(call).run())
            .gnu("a,append b,badname c,comment= d,home= e,expiredate= f,inactive= g,gid= G,groups= h l,login= L,lock"
                    + " m,move-home o,non-unique p,password= r,remove !R,root= !P,prefix= s,shell= u,uid= U,unlock"
                    + " !v,add-subuids= !V,del-subuids= !w,add-subgids= !W,del-subgids= !Z,selinux-user=")
            .trouble(ShadowTool.BAD_USAGE)
            .only(Flavour.GNU);
    private static final int HOME_TROUBLE = 12;
    private static final int SHADOW_PASSWORD = 1;
    private static final int SHADOW_INACTIVE = 6;
    private static final int SHADOW_EXPIRES = 7;

    private static final Words BAD_FIELD = Words.of("invalid field '%s'");
    private static final Words BAD_HOME = Words.of("homedir must be an absolute path");
    private static final Words BAD_DATE = Words.of("invalid date '%s'");
    private static final Words BAD_NUMBER = Words.of("invalid numeric argument '%s'");
    private static final Words BAD_NAME = Words.of("invalid user name '%s': use --badname to ignore");
    private static final Words BAD_UID = Words.of("invalid user ID '%s'");
    private static final Words BAD_SHELL = Words.of("invalid shell '%s'");
    private static final Words ODD_SHELL = Words.of("Warning: missing or non-executable shell '%s'");
    private static final Words NO_OPTIONS = Words.of("no options");
    private static final Words APPEND_NEEDS_GROUPS = Words.of("-a flag is only allowed with the -G flag");
    private static final Words REMOVE_NEEDS_GROUPS = Words.of("-r flag is only allowed with the -G flag");
    private static final Words EXCLUSIVE = Words.of("the -L, -p, and -U flags are exclusive");
    private static final Words MOVE_NEEDS_HOME = Words.of("-m flag is only allowed with the -d flag");
    private static final Words UNIQUE_NEEDS_UID = Words.of("-o flag is only allowed with the -u flag");
    private static final Words NO_USER = Words.of("user '%s' does not exist");
    private static final Words EXISTS = Words.of("user '%s' already exists");
    private static final Words UID_EXISTS = Words.of("UID '%s' already exists");
    private static final Words HOME_EXISTS = Words.of("directory %s exists");
    private static final Words CANNOT_MOVE = Words.of("cannot rename directory %s to %s");

    private final Invocation call;
    private final FileContext files;
    private final AccountFiles accounts;

    private UserChange(Invocation call) {
        this.call = call;
        this.files = call.files();
        this.accounts = new AccountFiles(files);
    }

    private Exit run() {
        call.options().forEach(this::check);
        String name = ShadowTool.operand(call);
        List<String> user = accounts.user(name).orElseThrow(() -> call.fail(ShadowTool.NOT_FOUND, NO_USER, name));
        if (call.commandLine().options().isEmpty()) {
            throw call.usage(NO_OPTIONS);
        }
        conflicts();
        List<String> fields = changedFields(name, user);
        boolean shadow = has("L") || has("U") || has("p") || has("e") || has("f");
        if (fields.equals(user) && !shadow && !has("G")) {
            call.out().line(call.name() + ": no changes");
            return call.exit();
        }
        ShadowTool.lock(call, "/etc/passwd");
        changeGroups(name, fields.get(0));
        changeShadow(name);
        accounts.passwd.replace(name, fields);
        if (!fields.get(0).equals(name)) {
            accounts.shadow.set(name, 0, fields.get(0));
        }
        Exit exit = ShadowTool.save(call, accounts);
        changeHome(user, fields);
        return call.status() > 0 ? call.exit() : exit;
    }

    private boolean has(String key) {
        return call.commandLine().has(key);
    }

    private @Nullable String last(String key) {
        return call.commandLine().last(key);
    }

    private void check(Option option) {
        String value = option.value() == null ? "" : option.value();
        switch (option.key()) {
            case "h" -> call.parse(List.of("--help"));
            case "c", "p" -> require(ShadowTool.isField(value), BAD_FIELD, value);
            case "d" -> {
                require(ShadowTool.isField(value), BAD_FIELD, value);
                require(value.startsWith("/") || value.isEmpty(), BAD_HOME, value);
            }
            case "e" -> require(value.isEmpty() || Days.parse(value).isPresent(), BAD_DATE, value);
            case "f" -> require(value.matches("-1|\\d{1,9}"), BAD_NUMBER, value);
            case "g" -> ShadowTool.group(call, accounts, value);
            case "G" -> ShadowTool.groups(call, accounts, value);
            case "l" -> require(has("b") || ShadowTool.isName(value), BAD_NAME, value);
            case "s" -> {
                require(ShadowTool.isField(value) && (value.isEmpty() || value.startsWith("/")), BAD_SHELL, value);
                if (!value.isEmpty()
                        && !value.equals("/sbin/nologin")
                        && !call.process().isExecutable(value)) {
                    call.say(ODD_SHELL, value);
                }
            }
            case "u" -> require(ShadowTool.number(value).isPresent(), BAD_UID, value);
            default -> {}
        }
    }

    private void require(boolean holds, Words words, String value) {
        if (!holds) {
            throw call.fail(ShadowTool.BAD_ARGUMENT, words, value);
        }
    }

    private void conflicts() {
        if (has("a") && !has("G")) {
            throw call.usage(APPEND_NEEDS_GROUPS);
        }
        if (has("r") && !has("G")) {
            throw call.usage(REMOVE_NEEDS_GROUPS);
        }
        int passwords = (has("L") ? 1 : 0) + (has("p") ? 1 : 0) + (has("U") ? 1 : 0);
        if (passwords > 1) {
            throw call.usage(EXCLUSIVE);
        }
        if (has("o") && !has("u")) {
            throw call.usage(UNIQUE_NEEDS_UID);
        }
        if (has("m") && !has("d")) {
            throw call.usage(MOVE_NEEDS_HOME);
        }
    }

    private List<String> changedFields(String name, List<String> user) {
        List<String> fields = new ArrayList<>(user);
        for (Option option : call.options()) {
            switch (option.key()) {
                case "l" -> fields.set(0, option.argument());
                case "u" -> fields.set(AccountFiles.UID, Long.toString(Long.parseLong(option.argument())));
                case "g" ->
                    fields.set(
                            AccountFiles.GID,
                            ShadowTool.group(call, accounts, option.argument()).get(AccountFiles.UID));
                case "c" -> fields.set(AccountFiles.FULL_NAME, option.argument());
                case "d" -> fields.set(AccountFiles.HOME, option.argument());
                case "s" -> fields.set(AccountFiles.SHELL, option.argument());
                default -> {}
            }
        }
        if (!fields.get(0).equals(name) && accounts.passwd.has(fields.get(0))) {
            throw call.fail(ShadowTool.NAME_IN_USE, EXISTS, fields.get(0));
        }
        String uid = fields.get(AccountFiles.UID);
        if (!uid.equals(user.get(AccountFiles.UID)) && !has("o") && accounts.hasUid(Long.parseLong(uid))) {
            throw call.fail(ShadowTool.NUMBER_IN_USE, UID_EXISTS, uid);
        }
        return fields;
    }

    /** The groups that list the user, under his new name. */
    private void changeGroups(String name, String newName) {
        List<String> before = accounts.groupsOf(name);
        List<String> after = new ArrayList<>(before);
        String list = last("G");
        if (list != null) {
            List<String> named = ShadowTool.groups(call, accounts, list);
            if (has("r")) {
                after.removeAll(named);
            } else {
                if (!has("a")) {
                    after.clear();
                }
                after.addAll(named);
            }
        }
        boolean renamed = !name.equals(newName);
        for (String group : before) {
            if (renamed || !after.contains(group)) {
                accounts.removeMember(group, name);
            }
        }
        after.forEach(group -> accounts.addMember(group, newName));
    }

    private void changeShadow(String name) {
        String password = last("p");
        if (password != null) {
            accounts.shadow.set(name, SHADOW_PASSWORD, password);
        }
        String hash = accounts.shadow
                .find(name)
                .map(line -> line.get(SHADOW_PASSWORD))
                .orElse("");
        if (has("L") && !hash.startsWith("!")) {
            accounts.shadow.set(name, SHADOW_PASSWORD, "!" + hash);
        }
        if (has("U") && hash.startsWith("!")) {
            if (hash.length() == 1) {
                call.raw(call.name() + ": unlocking the user's password would result in a passwordless account.\n"
                        + "You should set a password with usermod -p to unlock this user's password.\n");
            } else {
                accounts.shadow.set(name, SHADOW_PASSWORD, hash.substring(1));
            }
        }
        String expires = last("e");
        if (expires != null) {
            OptionalLong day = expires.isEmpty() ? OptionalLong.of(-1) : Days.parse(expires);
            accounts.shadow.set(name, SHADOW_EXPIRES, day.orElse(-1) < 0 ? "" : Long.toString(day.getAsLong()));
        }
        String inactive = last("f");
        if (inactive != null) {
            accounts.shadow.set(name, SHADOW_INACTIVE, inactive.equals("-1") ? "" : inactive);
        }
    }

    private void changeHome(List<String> before, List<String> after) {
        String oldHome = before.get(AccountFiles.HOME);
        String home = after.get(AccountFiles.HOME);
        long oldUid = Long.parseLong(before.get(AccountFiles.UID));
        long oldGid = Long.parseLong(before.get(AccountFiles.GID));
        long uid = Long.parseLong(after.get(AccountFiles.UID));
        long gid = Long.parseLong(after.get(AccountFiles.GID));
        try {
            if (has("m") && !home.equals(oldHome)) {
                if (files.exists(home)) {
                    call.say(HOME_EXISTS, home);
                    call.status(HOME_TROUBLE);
                    return;
                }
                if (files.exists(oldHome)) {
                    files.rename(oldHome, home);
                }
            }
            if ((uid != oldUid || gid != oldGid) && files.exists(home)) {
                new HomeDirectory(files, home, uid, gid).giveFrom(oldUid, oldGid);
            }
        } catch (IOException error) {
            call.say(CANNOT_MOVE, oldHome, home);
            call.status(HOME_TROUBLE);
        }
    }
}
