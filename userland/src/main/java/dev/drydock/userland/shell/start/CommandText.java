package dev.drydock.userland.shell.start;

import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Parser;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operands of {@code -c}: a text, the name {@code $0}, and the positional parameters. */
final class CommandText {
    private CommandText() {}

    /**
     * Gives the shell its name and its parameters.
     *
     * @return the text to run; null after a complaint that there is none
     */
    static @Nullable Parser of(Shell shell, List<String> operands) throws IOException {
        if (operands.isEmpty()) {
            String words = switch (shell.dialect()) {
                case BASH -> ": -c: option requires an argument\n";
                case DASH -> ": 0: -c requires an argument\n";
                case ASH -> ": -c requires an argument\n";
            };
            shell.messages().raw(shell.parameters().name() + words);
            return null;
        }
        if (shell.dialect().isBash()) {
            shell.variables().set("BASH_EXECUTION_STRING", operands.get(0));
        }
        if (operands.size() > 1) {
            shell.parameters().name(operands.get(1));
            shell.parameters().values(operands.subList(2, operands.size()));
        }
        return Parser.of(operands.get(0), 1, shell.runner().textGrammar());
    }
}
