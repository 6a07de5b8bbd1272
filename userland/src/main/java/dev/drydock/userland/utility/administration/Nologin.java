package dev.drydock.userland.utility.administration;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;

/** {@code nologin}: the shell of who shall not have one. */
final class Nologin {
    static final Command COMMAND = Command.named("nologin", Nologin::run);

    private Nologin() {}

    private static Exit run(Invocation call) {
        call.out().line(call.isGnu() ? "This account is currently not available." : "This account is not available");
        return Exit.FAILURE;
    }
}
