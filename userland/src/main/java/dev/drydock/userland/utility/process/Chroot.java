package dev.drydock.userland.utility.process;

import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.Group;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code chroot}: runs a command that takes a directory for its root. */
final class Chroot {
    static final Command COMMAND = Command.named("chroot", Chroot::run)
            .gnu("+ groups= userspec= skip-chdir")
            .busybox("+")
            .trouble(125);
    private static final Words MISSING = Words.of("missing operand", "");
    private static final Words CANNOT_CHANGE =
            Words.of("cannot change root directory to %l: %s", "can't change root directory to '%s': %s");
    private static final Words ONLY_OLD_ROOT = Words.of("option --skip-chdir only permitted if NEWROOT is old '/'");
    private static final Words NO_USER = Words.of("invalid user");
    private static final Words NO_GROUP = Words.of("invalid group");
    private static final Words NO_GROUPS = Words.of("invalid group %l");

    private Chroot() {}

    private static Exit run(Invocation call) throws IOException {
        List<String> operands = call.operands();
        if (operands.isEmpty()) {
            throw call.usage(MISSING);
        }
        String root = operands.get(0);
        FileContext files = call.files();
        boolean stays = call.commandLine().has("skip-chdir");
        if (stays && !isOldRoot(files, root)) {
            throw call.usage(ONLY_OLD_ROOT);
        }
        try {
            files.changeRoot(root);
            if (!stays) {
                files.changeDirectory("/");
            }
        } catch (IOException error) {
            throw call.fail(call.isGnu() ? 125 : 1, CANNOT_CHANGE, root, error);
        }
        files.become(somebody(call, files.credentials()));
        return RunCommand.instead(call, command(call, operands), RunCommand.CANNOT_RUN);
    }

    /** Without a command it is the user's shell. */
    private static List<String> command(Invocation call, List<String> operands) {
        if (operands.size() > 1) {
            return operands.subList(1, operands.size());
        }
        String shell = call.variable("SHELL");
        return List.of(shell == null || shell.isEmpty() ? "/bin/sh" : shell, "-i");
    }

    private static boolean isOldRoot(FileContext files, String root) throws IOException {
        return files.exists(root)
                && files.status(root).inode() == files.status("/").inode()
                && files.status(root).device() == files.status("/").device();
    }

    private static Credentials somebody(Invocation call, Credentials caller) {
        String specification = call.commandLine().last("userspec");
        String list = call.commandLine().last("groups");
        if (specification == null && list == null) {
            return caller;
        }
        Accounts accounts = Accounts.read(call.files());
        int uid = caller.uid();
        int gid = caller.gid();
        List<Integer> groups = caller.groups();
        if (specification != null) {
            int colon = specification.indexOf(':');
            String name = colon < 0 ? specification : specification.substring(0, colon);
            String group = colon < 0 ? "" : specification.substring(colon + 1);
            Optional<User> user = accounts.user(name);
            uid = user.map(User::uid).or(() -> number(name)).orElseThrow(() -> call.fail(125, NO_USER));
            int userId = uid;
            gid = group.isEmpty()
                    ? user.or(() -> accounts.user(userId)).map(User::gid).orElse(gid)
                    : group(accounts, group).orElseThrow(() -> call.fail(125, NO_GROUP));
            groups = user.isEmpty() ? List.of() : memberships(accounts, name);
        }
        if (list != null) {
            groups = new ArrayList<>();
            for (String each : list.split(",")) {
                groups.add(group(accounts, each).orElseThrow(() -> call.fail(125, NO_GROUPS, each)));
            }
        }
        return new Credentials(uid, gid, groups, caller.bounds());
    }

    private static List<Integer> memberships(Accounts accounts, String name) {
        return accounts.groups().stream()
                .filter(group -> group.members().contains(name))
                .map(Group::gid)
                .toList();
    }

    private static Optional<Integer> group(Accounts accounts, String name) {
        return accounts.group(name).map(Group::gid).or(() -> number(name));
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\+?\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
