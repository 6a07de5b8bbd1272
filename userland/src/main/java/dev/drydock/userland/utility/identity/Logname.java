package dev.drydock.userland.utility.identity;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;

/** {@code logname}: who logged in. In a container nobody does. */
final class Logname {
    static final Command COMMAND =
            Command.named("logname", Logname::run).gnu("").busybox("");
    private static final Words EXTRA = Words.of("extra operand %l", "");
    private static final Words NOBODY = Words.of("no login name", "getlogin: No such file or directory");

    private Logname() {}

    private static Exit run(Invocation call) {
        if (!call.operands().isEmpty()) {
            throw call.usage(EXTRA, call.operands().get(0));
        }
        throw call.fail(NOBODY);
    }
}
