package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.interp.Unwinding;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** {@code break}, {@code continue}, {@code return} and {@code exit}. */
final class Flow {
    private static final int USAGE = 2;
    private static final int STATUS_BITS = 0xff;

    private Flow() {}

    static Builtin loop(boolean again) {
        return (shell, arguments) -> leaveLoop(shell, arguments, again);
    }

    private static int leaveLoop(Shell shell, List<String> arguments, boolean again) throws IOException {
        String name = arguments.get(0);
        long levels = 1;
        if (shell.calls().loops() == 0 && shell.dialect().isBash()) {
            return shell.messages().builtinError(name, "only meaningful in a `for', `while', or `until' loop", 0);
        }
        if (arguments.size() > 1) {
            OptionalLong number = Numbers.parse(arguments.get(1));
            if (number.isEmpty() || number.getAsLong() < 1) {
                if (!shell.dialect().isBash()) {
                    throw new Failure(shell.messages().ofBuiltin(name, "Illegal number: " + arguments.get(1)), USAGE);
                }
                if (number.isEmpty()) {
                    shell.messages().builtinError(name, arguments.get(1) + ": numeric argument required", 1);
                    throw new Unwinding.End(128);
                }
                shell.messages().builtinError(name, arguments.get(1) + ": loop count out of range", 1);
                levels = Integer.MAX_VALUE;
            } else {
                levels = number.getAsLong();
            }
        }
        if (shell.calls().loops() == 0) {
            return 0;
        }
        shell.status(0);
        throw new Unwinding.Loop(again, (int) Math.min(levels, shell.calls().loops()));
    }

    static int leaveFunction(Shell shell, List<String> arguments) throws IOException {
        int status = status(shell, arguments, shell.dialect() == dev.drydock.userland.shell.syntax.Dialect.DASH);
        if (!shell.calls().canReturn() && shell.dialect().isBash()) {
            return shell.messages()
                    .builtinError("return", "can only `return' from a function or sourced script", USAGE);
        }
        throw new Unwinding.Return(status);
    }

    static int exit(Shell shell, List<String> arguments) throws IOException {
        if (shell.isInteractive() && !shell.session().subshell()) {
            if (shell.dialect().isBash()) {
                shell.messages().raw(shell.farewell());
            }
            if (shell.jobs().keepShell()) {
                return 1;
            }
        }
        if (shell.dialect().isBash()
                && arguments.size() > 2
                && Numbers.parse(arguments.get(1)).isPresent()) {
            shell.messages().builtinError("exit", "too many arguments", 1);
            throw new Unwinding.Discard(1);
        }
        throw new Unwinding.End(arguments.size() < 2 ? shell.traps().statusToExit() : status(shell, arguments, false));
    }

    /** Leaves a login shell, as {@code exit} does. */
    static int logout(Shell shell, List<String> arguments) throws IOException {
        return shell.options().shopt("login_shell")
                ? exit(shell, arguments)
                : shell.messages().builtinError("logout", "not login shell: use `exit'", 1);
    }

    private static int status(Shell shell, List<String> arguments, boolean whole) throws IOException {
        if (arguments.size() < 2) {
            return shell.status();
        }
        String name = arguments.get(0);
        if (!shell.dialect().isBash()) {
            int number = Numbers.demand(shell, name, arguments.get(1));
            return whole ? number : number & STATUS_BITS;
        }
        OptionalLong number = Numbers.parse(arguments.get(1));
        if (number.isEmpty()) {
            shell.messages().builtinError(name, arguments.get(1) + ": numeric argument required", USAGE);
            return USAGE;
        }
        return (int) number.getAsLong() & STATUS_BITS;
    }
}
