package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** {@code shift}. */
final class Shift implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        long count = 1;
        if (arguments.size() > 1) {
            if (shell.dialect().isBash()) {
                OptionalLong number = Numbers.parse(arguments.get(1));
                if (number.isEmpty()) {
                    return shell.messages().builtinError("shift", arguments.get(1) + ": numeric argument required", 1);
                }
                count = number.getAsLong();
            } else {
                count = Numbers.demand(shell, "shift", arguments.get(1));
            }
        }
        List<String> values = shell.parameters().values();
        if (count < 0) {
            return shell.messages().builtinError("shift", count + ": shift count out of range", 1);
        }
        if (count > values.size()) {
            if (shell.dialect() == Dialect.DASH) {
                throw new Failure("shift: can't shift that many", 2);
            }
            return shell.options().shopt("shift_verbose")
                    ? shell.messages().builtinError("shift", count + ": shift count out of range", 1)
                    : 1;
        }
        shell.parameters().values(values.subList((int) count, values.size()));
        return 0;
    }
}
