package dev.drydock.userland.utility.expression;

import dev.drydock.process.Exit;
import dev.drydock.userland.utility.command.Command;
import dev.drydock.userland.utility.command.Invocation;

/** {@code true} and {@code false}. */
final class Constant {
    static final Command TRUE =
            Command.named("true", call -> run(call, Exit.SUCCESS)).gnu("");
    static final Command FALSE =
            Command.named("false", call -> run(call, Exit.FAILURE)).gnu("").trouble(1);

    private Constant() {}

    private static Exit run(Invocation call, Exit exit) {
        if (call.isGnu() && call.arguments().size() == 1) {
            String word = call.arguments().get(0);
            if (word.equals("--help") || word.equals("--version")) {
                try {
                    call.parse(call.arguments());
                } catch (dev.drydock.userland.utility.command.Quit shown) {
                    return exit;
                }
            }
        }
        return exit;
    }
}
