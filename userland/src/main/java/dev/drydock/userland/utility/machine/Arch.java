package dev.drydock.userland.utility.machine;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;
import dev.drydock.userland.utility.command.Words;

/** {@code arch}: {@code uname -m}. */
final class Arch {
    static final Command COMMAND = Command.named("arch", Arch::run).gnu("").busybox("");
    private static final Words EXTRA = Words.of("extra operand %l", "");

    private Arch() {}

    private static Exit run(Invocation call) {
        if (!call.operands().isEmpty() && call.isGnu()) {
            throw call.usage(EXTRA, call.operands().get(0));
        }
        call.out().line(call.process().machine().architecture());
        return Exit.SUCCESS;
    }
}
