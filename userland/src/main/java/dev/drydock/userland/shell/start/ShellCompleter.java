package dev.drydock.userland.shell.start;

import dev.drydock.filesystem.DirectoryEntry;
import dev.drydock.userland.shell.edit.Completer;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Completes commands, variables and file names from what the shell knows. */
final class ShellCompleter implements Completer {
    private static final String ENDS_WORD = " \t\n;|&()<>=`";
    private static final String QUOTED = " \t\n\\'\"$`;|&()<>*?[]{}!#";

    private final Shell shell;

    ShellCompleter(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Completions complete(String line, int cursor) {
        int start = cursor;
        while (start > 0 && (ENDS_WORD.indexOf(line.charAt(start - 1)) < 0 || isQuoted(line, start - 1))) {
            start--;
        }
        String word = line.substring(start, cursor);
        if (word.startsWith("$") && shell.dialect().isBash()) {
            return variables(word, start);
        }
        if (shell.dialect().isBash()) {
            Completions programmed = new ProgrammedCompletion(shell, line, cursor, start).find();
            if (programmed != null) {
                return programmed;
            }
        }
        if (isCommand(line.substring(0, start)) && !word.contains("/")) {
            return commands(word, start);
        }
        return files(word, start, isCommand(line.substring(0, start)));
    }

    private static boolean isQuoted(String line, int place) {
        return place > 0 && line.charAt(place - 1) == '\\';
    }

    /** Whether a word that follows this text would be a command. */
    private static boolean isCommand(String before) {
        String bare = before.stripTrailing();
        return bare.isEmpty() || "|&;(`".indexOf(bare.charAt(bare.length() - 1)) >= 0;
    }

    private Completions variables(String word, int start) {
        boolean braced = word.startsWith("${");
        String prefix = word.substring(braced ? 2 : 1);
        List<String> found = new ArrayList<>();
        for (String name : shell.variables().all().keySet()) {
            if (name.startsWith(prefix)) {
                found.add((braced ? "${" : "$") + name + (braced ? "}" : ""));
            }
        }
        return new Completions(start, found, found, true);
    }

    private Completions commands(String word, int start) {
        SortedSet<String> names = new TreeSet<>(shell.builtins().names());
        names.addAll(shell.functions().all().keySet());
        names.addAll(shell.aliases().keySet());
        names.addAll(
                List.of("if", "then", "else", "elif", "fi", "case", "esac", "for", "while", "until", "do", "done"));
        for (String directory : shell.variables().valueOr("PATH", "").split(":")) {
            for (String name : names(directory)) {
                if (name.startsWith(word) && shell.search().isProgram(directory + "/" + name)) {
                    names.add(name);
                }
            }
        }
        List<String> found =
                names.stream().filter(name -> name.startsWith(word)).toList();
        return found.isEmpty() ? files(word, start, true) : new Completions(start, found, found, true);
    }

    private List<String> names(String directory) {
        try {
            return shell.files().list(ShellText.toJava(directory)).stream()
                    .map(DirectoryEntry::name)
                    .map(ShellText::ofJava)
                    .toList();
        } catch (IOException absent) {
            return List.of();
        }
    }

    private Completions files(String word, int start, boolean programs) {
        int slash = word.lastIndexOf('/') + 1;
        String written = word.substring(0, slash);
        String prefix = unquoted(word.substring(slash));
        String directory = unquoted(written);
        if (directory.startsWith("~/")) {
            directory = shell.variables().valueOr("HOME", "") + directory.substring(1);
        }
        List<String> candidates = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        boolean closed = true;
        for (String name : names(directory.isEmpty() ? "." : directory)) {
            boolean hidden = name.startsWith(".")
                    && !prefix.startsWith(".")
                    && !shell.dialect().isBash();
            if (!name.startsWith(prefix) || hidden) {
                continue;
            }
            boolean isDirectory = isDirectory(directory + name);
            if (programs && !isDirectory && !shell.search().isProgram(directory + name)) {
                continue;
            }
            closed = !isDirectory;
            candidates.add(written + quoted(name) + (isDirectory ? "/" : ""));
            shown.add(name + (isDirectory ? "/" : ""));
        }
        return new Completions(start, candidates, shown, closed);
    }

    private boolean isDirectory(String path) {
        try {
            return shell.files().status(ShellText.toJava(path)).isDirectory();
        } catch (IOException absent) {
            return false;
        }
    }

    private static String quoted(String name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (QUOTED.indexOf(character) >= 0) {
                text.append('\\');
            }
            text.append(character);
        }
        return text.toString();
    }

    private static String unquoted(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
