package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code set}. */
public final class SetCommand implements Builtin {

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        if (arguments.size() == 1) {
            showVariables(shell);
            return 0;
        }
        int next = options(shell, arguments, 1);
        if (next < 0) {
            return -next;
        }
        boolean ended = next > 1 && arguments.get(next - 1).equals("--");
        if (next < arguments.size() || ended) {
            shell.parameters().values(arguments.subList(next, arguments.size()));
        }
        return 0;
    }

    /**
     * Switches the options among arguments.
     *
     * @return the place of the first operand; less than 0, a status with its sign changed, after a complaint
     */
    public static int options(Shell shell, List<String> arguments, int from) throws IOException {
        int next = from;
        while (next < arguments.size()) {
            String argument = arguments.get(next);
            if (argument.equals("--")) {
                return next + 1;
            }
            if (argument.equals("-") || argument.equals("+")) {
                shell.options().set(SetOption.XTRACE, false);
                shell.options().set(SetOption.VERBOSE, false);
                return next + 1;
            }
            boolean on = argument.startsWith("-");
            if (argument.length() < 2 || !(on || argument.startsWith("+"))) {
                return next;
            }
            next++;
            for (char letter : argument.substring(1).toCharArray()) {
                if (letter == 'o') {
                    if (next == arguments.size()) {
                        showOptions(shell, on);
                    } else if (!named(shell, arguments.get(next++), on)) {
                        return shell.dialect() == Dialect.ASH ? -1 : -2;
                    }
                    continue;
                }
                SetOption option = SetOption.byLetter(letter, shell.dialect());
                if (option == null) {
                    return invalid(shell, (on ? "-" : "+") + letter);
                }
                change(shell, option, on);
            }
        }
        return next;
    }

    private static void change(Shell shell, SetOption option, boolean on) {
        shell.options().set(option, on);
        if (option == SetOption.ALLEXPORT) {
            shell.variables().exportAll(on);
        }
        if (option == SetOption.POSIX && on) {
            shell.variables().set("POSIXLY_CORRECT", "y");
        } else if (option == SetOption.POSIX) {
            shell.variables().unset("POSIXLY_CORRECT");
        }
    }

    private static int invalid(Shell shell, String option) throws IOException {
        if (!shell.dialect().isBash()) {
            String words = shell.dialect() == Dialect.DASH ? "Illegal option " : "illegal option ";
            throw new Failure(shell.messages().ofBuiltin("set", words + option), 2);
        }
        shell.messages().builtinError("set", option + ": invalid option", 2);
        OptionLetters.usage(shell, "set");
        return -2;
    }

    private static boolean named(Shell shell, String name, boolean on) throws IOException {
        SetOption option = SetOption.byName(name, shell.dialect());
        if (option != null) {
            change(shell, option, on);
            return true;
        }
        switch (shell.dialect()) {
            case BASH -> shell.messages().builtinError("set", name + ": invalid option name", 2);
            case DASH -> throw new Failure("set: Illegal option " + (on ? "-" : "+") + "o " + name, 2);
            case ASH ->
                shell.messages()
                        .named(shell.messages().ofBuiltin("set", "illegal option " + (on ? "-" : "+") + "o " + name));
        }
        return false;
    }

    private static void showOptions(Shell shell, boolean table) throws IOException {
        StringBuilder text = new StringBuilder();
        if (shell.dialect() == Dialect.DASH && table) {
            text.append("Current option settings\n");
        }
        String format = shell.dialect().isBash() ? "%-15s\t%s\n" : "%-16s%s\n";
        for (SetOption option : SetOption.of(shell.dialect())) {
            boolean on = shell.options().has(option);
            text.append(
                    table
                            ? String.format(format, option.spelling(), on ? "on" : "off")
                            : "set " + (on ? "-o " : "+o ") + option.spelling() + "\n");
        }
        shell.print(text.toString());
    }

    private static void showVariables(Shell shell) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Variable> entry : shell.variables().all().entrySet()) {
            String value = entry.getValue().value();
            if (shell.dialect().isBash()) {
                text.append(Declare.plain(entry.getKey(), entry.getValue(), new Quotation(shell.characters())));
            } else if (value != null) {
                text.append(entry.getKey())
                        .append('=')
                        .append(Quotation.single(value))
                        .append('\n');
            }
        }
        if (shell.dialect().isBash() && !shell.isPosix()) {
            shell.functions().all().keySet().forEach(name -> text.append(Marking.function(shell, name)));
        }
        shell.print(text.toString());
    }
}
