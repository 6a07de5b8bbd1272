package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.expand.ArrayElements;
import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.syntax.Dialect;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code printf}. */
final class Printf implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        int first = 1;
        String variable = null;
        if (shell.dialect().isBash() && arguments.size() > 2 && arguments.get(1).equals("-v")) {
            variable = arguments.get(2);
            first = 3;
            if (!ArrayElements.isReference(variable)) {
                return shell.messages().builtinError("printf", "`" + variable + "': not a valid identifier", 2);
            }
        }
        if (arguments.size() > first && arguments.get(first).equals("--")) {
            first++;
        } else if (shell.dialect() != Dialect.ASH
                && arguments.size() > first
                && arguments.get(first).length() > 1
                && arguments.get(first).startsWith("-")) {
            if (shell.dialect() == Dialect.DASH) {
                throw new Failure(
                        "printf: Illegal option -" + arguments.get(first).charAt(1), 2);
            }
            shell.messages().builtinError("printf", "-" + arguments.get(first).charAt(1) + ": invalid option", 2);
            OptionLetters.usage(shell, "printf");
            return 2;
        }
        if (arguments.size() <= first) {
            return usage(shell);
        }
        PrintfFormat format =
                new PrintfFormat(shell, arguments.get(first), arguments.subList(first + 1, arguments.size()));
        int status;
        try {
            status = format.run();
        } catch (Failure failure) {
            put(shell, variable, format.text());
            throw failure;
        }
        return put(shell, variable, format.text()) ? status : 1;
    }

    private static boolean put(Shell shell, @Nullable String variable, String text) throws IOException {
        if (variable != null) {
            // A variable's text ends where a byte is 0.
            int end = text.indexOf('\0');
            String value = end < 0 ? text : text.substring(0, end);
            return shell.expander().arithmetic().elements().assign(variable, value);
        }
        shell.print(text);
        return true;
    }

    private static int usage(Shell shell) throws IOException {
        switch (shell.dialect()) {
            case BASH -> OptionLetters.usage(shell, "printf");
            case DASH -> shell.messages().named("printf: usage: printf format [arg ...]");
            case ASH -> shell.messages().named("usage: printf FORMAT [ARGUMENT...]");
        }
        return 2;
    }
}
