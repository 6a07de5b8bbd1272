package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.expand.ExpansionError;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import java.io.IOException;
import java.util.List;

/** {@code let}. */
final class Let implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        if (arguments.size() < 2) {
            if (shell.dialect().isBash()) {
                return shell.messages().builtinError("let", "expression expected", 1);
            }
            throw new Failure(shell.messages().ofBuiltin("let", "expression expected"), 2);
        }
        long value = 0;
        for (String expression : arguments.subList(1, arguments.size())) {
            try {
                value = shell.expander().arithmetic().evaluate(expression);
            } catch (ExpansionError error) {
                if (!shell.dialect().isBash() || error.outlivesExpression()) {
                    throw error;
                }
                return shell.messages().builtinError("let", error.words(), 1);
            }
        }
        return value == 0 ? 1 : 0;
    }
}
