package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Failure;
import dev.drydock.userland.shell.interp.Shell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** {@code pushd}, {@code popd} and {@code dirs}. */
final class Directories {

    private Directories() {}

    static int push(Shell shell, List<String> arguments) throws IOException {
        List<String> below = shell.directories().below();
        if (arguments.size() < 2) {
            if (below.isEmpty()) {
                return shell.messages().builtinError("pushd", "no other directory", 1);
            }
            String before = shell.variables().valueOr("PWD", "/");
            change(shell, below.get(0), "pushd");
            below.set(0, before);
        } else if (arguments.get(1).matches("[-+]\\d{1,6}")) {
            List<String> all = new ArrayList<>(shell.directories().all());
            int place = place(shell, "pushd", arguments.get(1), all.size());
            java.util.Collections.rotate(all, -place);
            change(shell, all.get(0), "pushd");
            below.clear();
            below.addAll(all.subList(1, all.size()));
        } else {
            String before = shell.variables().valueOr("PWD", "/");
            change(shell, arguments.get(arguments.size() - 1), "pushd");
            below.add(0, before);
        }
        return show(shell);
    }

    static int pop(Shell shell, List<String> arguments) throws IOException {
        List<String> below = shell.directories().below();
        if (below.isEmpty()) {
            return shell.messages().builtinError("popd", "directory stack empty", 1);
        }
        if (arguments.size() > 1 && arguments.get(1).matches("[-+]\\d{1,6}")) {
            int place = place(shell, "popd", arguments.get(1), below.size() + 1);
            if (place > 0) {
                below.remove(place - 1);
                return show(shell);
            }
        }
        change(shell, below.remove(0), "popd");
        return show(shell);
    }

    static int dirs(Shell shell, List<String> arguments) throws IOException {
        OptionLetters options = OptionLetters.read(shell, arguments, "clpv");
        if (options == null) {
            return 2;
        }
        if (options.has('c')) {
            shell.directories().below().clear();
            return 0;
        }
        if (!options.has('p') && !options.has('v')) {
            return show(shell);
        }
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (String directory : shell.directories().all()) {
            text.append(options.has('v') ? String.format("%2d  ", number++) : "")
                    .append(shown(shell, directory))
                    .append('\n');
        }
        shell.print(text.toString());
        return 0;
    }

    private static int place(Shell shell, String name, String word, int size) {
        OptionalLong number = Numbers.parse(word);
        int count = (int) number.orElse(0);
        int place = word.startsWith("-") ? size - 1 + count : count;
        if (place < 0 || place >= size) {
            throw new Failure(shell.messages().ofBuiltin(name, word + ": directory stack index out of range"), 1);
        }
        return place;
    }

    private static void change(Shell shell, String directory, String name) throws IOException {
        try {
            ChangeDirectory.change(shell, directory, false);
        } catch (Failure failure) {
            throw new Failure(failure.words().replaceFirst("^cd", name), 1);
        }
    }

    private static String shown(Shell shell, String directory) {
        String home = shell.variables().valueOr("HOME", "");
        boolean inside = home.length() > 1 && (directory.equals(home) || directory.startsWith(home + "/"));
        return inside ? "~" + directory.substring(home.length()) : directory;
    }

    private static int show(Shell shell) throws IOException {
        List<String> all = new ArrayList<>();
        shell.directories().all().forEach(directory -> all.add(shown(shell, directory)));
        shell.print(String.join(" ", all) + "\n");
        return 0;
    }
}
