package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.BuiltinTable;
import dev.drydock.userland.shell.interp.Shell;
import java.io.IOException;
import java.util.List;

/** {@code enable}: switches built-in commands on and off, and lists them. None can be loaded. */
final class Enable {

    private Enable() {}

    static int run(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "adnpsf:");
        if (options == null) {
            return 2;
        }
        String library = options.value('f');
        if (library != null) {
            return shell.messages()
                    .builtinError(
                            "enable",
                            "cannot open shared object " + library + ": " + library
                                    + ": cannot open shared object file: No such file or directory",
                            1);
        }
        if (options.operands().isEmpty() || options.has('p')) {
            list(shell, options);
            return 0;
        }
        int status = 0;
        for (String name : options.operands()) {
            if (!shell.builtins().names().contains(name)) {
                status = shell.messages().builtinError("enable", name + ": not a shell builtin", 1);
            } else if (options.has('d')) {
                status = shell.messages().builtinError("enable", name + ": not dynamically loaded", 1);
            } else {
                shell.builtins(shell.builtins().enabled(name, !options.has('n')));
            }
        }
        return status;
    }

    private static void list(Shell shell, OptionLetters options) throws IOException {
        BuiltinTable builtins = shell.builtins();
        StringBuilder text = new StringBuilder();
        for (String name : builtins.names()) {
            boolean on = builtins.find(name) != null;
            boolean kind = options.has('a') || on != options.has('n');
            if (kind && (!options.has('s') || builtins.isSpecial(name))) {
                text.append(on ? "enable " : "enable -n ").append(name).append('\n');
            }
        }
        shell.print(text.toString());
    }
}
