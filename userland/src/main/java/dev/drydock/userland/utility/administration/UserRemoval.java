package dev.drydock.userland.utility.administration;

import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.process.ProcessStatus;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code userdel}. */
final class UserRemoval {
    static final Command COMMAND = Command.named("userdel", call -> new UserRemoval(call).run())
            .gnu("f,force h r,remove !R,root= !P,prefix= !Z,selinux-user")
            .trouble(ShadowTool.BAD_USAGE)
            .only(Flavour.GNU);
    private static final int CANNOT_REMOVE_HOME = 12;
    private static final Words NO_USER = Words.of("user '%s' does not exist");
    private static final Words IN_USE = Words.of("user %s is currently used by process %s");
    private static final Words NOT_PRIMARY =
            Words.of("group %s not removed because it is not the primary group of user %s.");
    private static final Words HAS_MEMBERS = Words.of("group %s not removed because it has other members.");
    private static final Words OTHERS_PRIMARY =
            Words.of("group %s is the primary group of another user and is not removed.");
    private static final Words NO_MAIL = Words.of("%s mail spool (%s) not found");
    private static final Words NO_HOME = Words.of("%s home directory (%s) not found");
    private static final Words NOT_OWNED = Words.of("%s not owned by %s, not removing");
    private static final Words OTHERS_HOME = Words.of("not removing directory %s (would remove home of user %s)");
    private static final Words CANNOT_REMOVE = Words.of("error removing directory %s");

    private final Invocation call;
    private final FileContext files;
    private final AccountFiles accounts;

    private UserRemoval(Invocation call) {
        this.call = call;
        this.files = call.files();
        this.accounts = new AccountFiles(files);
    }

    private Exit run() {
        if (call.commandLine().has("h")) {
            call.parse(List.of("--help"));
        }
        String name = ShadowTool.operand(call);
        List<String> user = accounts.user(name).orElseThrow(() -> call.fail(ShadowTool.NOT_FOUND, NO_USER, name));
        int uid = Integer.parseInt(user.get(AccountFiles.UID));
        boolean force = call.commandLine().has("f");
        ShadowTool.lock(call, "/etc/passwd");
        Optional<ProcessStatus> busy = call.process().processes().stream()
                .filter(process -> process.uid() == uid)
                .findFirst();
        if (busy.isPresent()) {
            call.say(IN_USE, name, busy.get().pid());
            if (!force) {
                return Exit.of(ShadowTool.BUSY);
            }
        }
        accounts.removeUser(name);
        removeOwnGroup(name, user.get(AccountFiles.GID), force);
        if (call.commandLine().has("r")) {
            removeMail(name);
            removeHome(name, uid, user.get(AccountFiles.HOME), force);
        }
        return ShadowTool.save(call, accounts);
    }

    private void removeOwnGroup(String name, String gid, boolean force) {
        Optional<List<String>> own = accounts.group.find(name).filter(line -> line.size() >= AccountFiles.GROUP_FIELDS);
        if (own.isEmpty()) {
            return;
        }
        if (!own.get().get(AccountFiles.UID).equals(gid)) {
            call.say(NOT_PRIMARY, name, name);
        } else if (!own.get().get(AccountFiles.MEMBERS).isEmpty()) {
            call.say(HAS_MEMBERS, name);
        } else if (!force && accounts.primaryUser(gid).isPresent()) {
            call.say(OTHERS_PRIMARY, name);
        } else {
            accounts.removeGroup(name);
        }
    }

    private void removeMail(String name) {
        String spool = "/var/mail/" + name;
        try {
            files.unlink(spool);
        } catch (IOException missing) {
            call.say(NO_MAIL, name, spool);
        }
    }

    private void removeHome(String name, int uid, String home, boolean force) {
        if (home.isEmpty() || !files.exists(home)) {
            call.say(NO_HOME, name, home);
            return;
        }
        try {
            if (!force && files.status(home).uid() != uid) {
                call.say(NOT_OWNED, home, name);
                call.status(CANNOT_REMOVE_HOME);
                return;
            }
            Optional<String> other = accounts.passwd
                    .entries(AccountFiles.PASSWD_FIELDS)
                    .filter(line -> (line.get(AccountFiles.HOME) + "/").startsWith(home + "/"))
                    .map(line -> line.get(0))
                    .findFirst();
            if (!force && other.isPresent()) {
                call.say(OTHERS_HOME, home, other.get());
                call.status(CANNOT_REMOVE_HOME);
                return;
            }
            new HomeDirectory(files, home, uid, 0).remove();
        } catch (IOException error) {
            call.say(CANNOT_REMOVE, home);
            call.status(CANNOT_REMOVE_HOME);
        }
    }
}
