package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.CommandLine;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** {@code gpasswd} of shadow 4.13: members, administrators and password of a group. */
final class Gpasswd {
    static final Command COMMAND = Command.named("gpasswd", call -> new Gpasswd(call).run())
            .gnu("a,add= A,administrators= d,delete= h M,members= !Q,root= r,remove-password R,restrict")
            .only(Flavour.GNU)
            .trouble(ShadowTool.BAD_USAGE);
    /** In {@code /etc/gshadow}. */
    private static final int ADMINISTRATORS = 2;

    private static final Words NO_GROUP = Words.of("group '%s' does not exist in /etc/group");
    private static final Words NO_USER = Words.of("user '%s' does not exist");
    private static final Words NO_MEMBER = Words.of("user '%s' is not a member of '%s'");
    private static final Words DENIED = Words.of("Permission denied.");
    private static final Words NO_TERMINAL = Words.of("Not a tty");
    private static final Words NOT_EMULATED = Words.of("setting a group's password is not emulated");

    private final Invocation call;
    private final CommandLine line;
    private final AccountFiles accounts;

    private Gpasswd(Invocation call) {
        this.call = call;
        this.line = call.commandLine();
        this.accounts = new AccountFiles(call.files());
    }

    private Exit run() throws IOException {
        if (line.has("h")) {
            call.parse(List.of("--help"));
        }
        long alone = Stream.of("a", "d", "r", "R").filter(line::has).count();
        boolean lists = line.has("A") || line.has("M");
        String group = ShadowTool.operand(call);
        if (alone > 1 || alone == 1 && lists) {
            throw call.usage();
        }
        requireUsers(line.last("a") == null ? List.of() : List.of(String.valueOf(line.last("a"))));
        requireUsers(listed("A"));
        requireUsers(listed("M"));
        if (!accounts.group.has(group)) {
            throw call.fail(ShadowTool.BAD_ARGUMENT, NO_GROUP, group);
        }
        if (!mayChange(group, line.has("A") || line.has("M"))) {
            call.say(DENIED);
            return Exit.FAILURE;
        }
        return change(group, alone == 0 && !lists);
    }

    private List<String> listed(String option) {
        String names = line.last(option);
        return names == null ? List.of() : AccountFile.members(names);
    }

    private void requireUsers(List<String> names) {
        for (String name : names) {
            if (!accounts.passwd.has(name)) {
                throw call.fail(ShadowTool.BAD_ARGUMENT, NO_USER, name);
            }
        }
    }

    /** Root may, and but for the lists those who administer the group. */
    private boolean mayChange(String group, boolean lists) {
        int uid = call.files().credentials().realUid();
        if (uid == 0 || lists) {
            return uid == 0;
        }
        String administrators = accounts.gshadow
                .find(group)
                .filter(fields -> fields.size() > ADMINISTRATORS)
                .map(fields -> fields.get(ADMINISTRATORS))
                .orElse("");
        return AccountFile.members(administrators).stream()
                .anyMatch(name -> accounts.user(name)
                        .filter(fields -> fields.get(AccountFiles.UID).equals(Integer.toString(uid)))
                        .isPresent());
    }

    private Exit change(String group, boolean password) throws IOException {
        String added = line.last("a");
        String deleted = line.last("d");
        if (added != null) {
            call.out().line("Adding user " + added + " to group " + group);
            accounts.addMember(group, added);
        } else if (deleted != null) {
            call.out().line("Removing user " + deleted + " from group " + group);
            boolean was = accounts.group.member(group, AccountFiles.MEMBERS, deleted, false);
            was |= accounts.gshadow.member(group, AccountFiles.MEMBERS, deleted, false);
            if (!was) {
                throw call.fail(ShadowTool.BAD_ARGUMENT, NO_MEMBER, deleted, group);
            }
        } else if (line.has("r")) {
            accounts.gshadow.set(group, AccountFiles.PASSWORD, "");
        } else if (line.has("R")) {
            accounts.gshadow.set(group, AccountFiles.PASSWORD, "!");
        } else if (password) {
            throw call.process().descriptor(0).isTerminal() ? call.fail(NOT_EMULATED) : call.fail(NO_TERMINAL);
        }
        if (line.has("A")) {
            accounts.gshadow.set(group, ADMINISTRATORS, String.join(",", listed("A")));
        }
        if (line.has("M")) {
            accounts.group.set(group, AccountFiles.MEMBERS, String.join(",", listed("M")));
            accounts.gshadow.set(group, AccountFiles.MEMBERS, String.join(",", listed("M")));
        }
        return ShadowTool.save(call, accounts);
    }
}
