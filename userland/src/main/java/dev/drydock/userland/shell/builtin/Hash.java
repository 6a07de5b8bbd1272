package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Builtin;
import dev.drydock.userland.shell.interp.CommandSearch;
import dev.drydock.userland.shell.interp.CommandSearch.Remembered;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.HashOrder;
import dev.drydock.userland.shell.state.SetOption;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code hash}: which programs the shell knows the places of. */
final class Hash implements Builtin {
    private static final String NAME = "hash";

    @Override
    public int run(Shell shell, List<String> arguments) throws IOException {
        boolean bash = shell.dialect().isBash();
        if (bash && !shell.options().has(SetOption.HASHALL)) {
            return shell.messages().builtinError(NAME, "hashing disabled", 1);
        }
        OptionLetters options = OptionLetters.read(shell, arguments, bash ? "dlp:rt" : "r");
        if (options == null) {
            return OptionLetters.USAGE;
        }
        if (options.has('r')) {
            shell.search().remembered().clear();
        }
        List<String> names = options.operands();
        if (options.has('r') && (names.isEmpty() || !bash)) {
            return 0;
        }
        if (names.isEmpty()) {
            return list(shell, options);
        }
        int status = 0;
        for (String name : names) {
            status = Math.max(status, one(shell, name, options));
        }
        return status;
    }

    private static int list(Shell shell, OptionLetters options) throws IOException {
        for (char letter : List.of('t', 'd')) {
            if (options.has(letter)) {
                return shell.messages().builtinError(NAME, "-" + letter + ": option requires an argument", 1);
            }
        }
        shell.print(options.has('l') ? reusable(shell) : table(shell));
        return 0;
    }

    private static int one(Shell shell, String name, OptionLetters options) throws IOException {
        CommandSearch search = shell.search();
        String path = options.value('p');
        if (options.has('t')) {
            Remembered known = search.remembered().get(name);
            return known == null ? missing(shell, name) : place(shell, name, known.path(), options);
        }
        if (options.has('d')) {
            boolean none = search.remembered().isEmpty();
            return search.remembered().remove(name) == null && !none ? missing(shell, name) : 0;
        }
        if (path != null) {
            if (isDirectory(shell, path)) {
                return shell.messages().builtinError(NAME, path + ": Is a directory", 1);
            }
            search.remember(name, path);
            return 0;
        }
        boolean known = name.contains("/")
                || shell.builtins().find(name) != null
                || shell.functions().find(name) != null
                || search.remember(name);
        return known ? 0 : missing(shell, name);
    }

    private static int missing(Shell shell, String name) throws IOException {
        return shell.messages().builtinError(NAME, name + ": not found", 1);
    }

    private static boolean isDirectory(Shell shell, String path) {
        try {
            return shell.files().status(ShellText.toJava(path)).isDirectory();
        } catch (IOException absent) {
            return false;
        }
    }

    private static int place(Shell shell, String name, String path, OptionLetters options) throws IOException {
        boolean several = options.operands().size() > 1;
        String line = options.has('l') ? again(name, path) : several ? name + "\t" + path : path;
        shell.print(line + "\n");
        return 0;
    }

    private static String again(String name, String path) {
        return "builtin hash -p " + path + " " + name;
    }

    private static String reusable(Shell shell) {
        StringBuilder text = new StringBuilder();
        HashOrder.BASH_COMMANDS
                .sorted(shell.search().remembered())
                .forEach((name, program) ->
                        text.append(again(name, program.path())).append('\n'));
        return text.toString();
    }

    /** BusyBox remembers nothing of its own programs. */
    private static String table(Shell shell) {
        boolean bash = shell.dialect().isBash();
        Map<String, Remembered> programs = shell.search().remembered();
        StringBuilder text = new StringBuilder();
        if (bash) {
            text.append(programs.isEmpty() ? "hash: hash table empty\n" : "hits\tcommand\n");
        }
        HashOrder order = bash ? HashOrder.BASH_COMMANDS : HashOrder.ASH_COMMANDS;
        for (Remembered program : order.sorted(programs).values()) {
            if (!shell.search().isApplet(program.path())) {
                text.append(bash ? String.format("%4d\t", program.uses()) : "").append(program.path());
                text.append(program.doubtful() && !bash ? "*\n" : "\n");
            }
        }
        return text.toString();
    }
}
