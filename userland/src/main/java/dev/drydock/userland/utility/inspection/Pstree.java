package dev.drydock.userland.utility.inspection;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.account.Accounts;
import dev.drydock.userland.utility.account.User;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;

/** {@code pstree} of BusyBox. */
final class Pstree {
    static final Command COMMAND =
            Command.named("pstree", Pstree::run).busybox("p").only(Flavour.BUSYBOX);
    private static final Words UNKNOWN_USER = Words.of("unknown user %s");
    private static final Words BAD_NUMBER = Words.of("invalid number '%s'");
    private static final Words NONE = Words.of("no processes found");

    private Pstree() {}

    private static Exit run(Invocation call) {
        boolean pids = call.commandLine().has("p");
        if (call.operands().size() > 1) {
            throw call.usage();
        }
        ProcessTree tree = new ProcessTree(call.process().processes(), pids, ProcessTree.width(call.process()));
        String whose = call.operands().isEmpty() ? "1" : call.operands().get(0);
        if (!whose.isEmpty() && Character.isDigit(whose.charAt(0))) {
            if (!whose.matches("\\d{1,9}")) {
                throw call.fail(BAD_NUMBER, whose);
            }
            call.out().text(tree.from(Integer.parseInt(whose)));
            return Exit.SUCCESS;
        }
        int uid = Accounts.read(call.files())
                .user(whose)
                .map(User::uid)
                .orElseThrow(() -> call.fail(UNKNOWN_USER, whose));
        String shown = uid == 0 ? tree.from(1) : tree.of(uid);
        if (shown.isEmpty()) {
            throw call.fail(NONE);
        }
        call.out().text(shown);
        return Exit.SUCCESS;
    }
}
