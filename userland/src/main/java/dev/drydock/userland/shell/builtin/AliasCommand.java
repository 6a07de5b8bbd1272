package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.text.Quotation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code alias} and {@code unalias}. */
final class AliasCommand {

    private AliasCommand() {}

    static int alias(Shell shell, List<String> arguments) throws IOException {
        Map<String, String> aliases = shell.aliases();
        boolean bash = shell.dialect().isBash();
        OptionLetters options = OptionLetters.read(shell, bash ? arguments : arguments.subList(0, 1), "p");
        if (options == null) {
            return 2;
        }
        List<String> words = bash ? options.operands() : arguments.subList(1, arguments.size());
        if (words.isEmpty()) {
            StringBuilder text = new StringBuilder();
            aliases.forEach((name, value) -> text.append(line(name, value, bash)));
            shell.print(text.toString());
            return 0;
        }
        int status = 0;
        for (String word : words) {
            int sign = word.indexOf('=', 1);
            String name = sign < 0 ? word : word.substring(0, sign);
            String known = aliases.get(name);
            if (sign > 0) {
                aliases.put(name, word.substring(sign + 1));
            } else if (known != null) {
                shell.print(line(name, known, bash));
            } else {
                status = missing(shell, "alias", name);
            }
        }
        return status;
    }

    private static String line(String name, String value, boolean bash) {
        return (bash ? "alias " : "") + name + "=" + Quotation.single(value) + "\n";
    }

    private static int missing(Shell shell, String command, String name) throws IOException {
        if (shell.dialect().isBash()) {
            return shell.messages().builtinError(command, name + ": not found", 1);
        }
        shell.messages().raw(command + ": " + name + " not found\n");
        return 1;
    }

    static int unalias(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "a");
        if (options == null) {
            return 2;
        }
        if (options.has('a')) {
            shell.aliases().clear();
            return 0;
        }
        if (options.operands().isEmpty() && shell.dialect().isBash()) {
            OptionLetters.usage(shell, "unalias");
            return 2;
        }
        int status = 0;
        for (String name : options.operands()) {
            if (shell.aliases().remove(name) == null) {
                status = missing(shell, "unalias", name);
            }
        }
        return status;
    }
}
