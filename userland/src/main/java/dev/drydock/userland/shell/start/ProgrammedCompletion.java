package dev.drydock.userland.shell.start;

import dev.drydock.userland.shell.builtin.RuleCandidates;
import dev.drydock.userland.shell.edit.Completer.Completions;
import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.CompletionRule;
import dev.drydock.userland.shell.state.CompletionRules;
import dev.drydock.userland.shell.state.Variable;
import dev.drydock.userland.shell.text.ShellText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Completes a word of a command that {@code complete} has made a rule for. */
final class ProgrammedCompletion {
    private static final int TAB = 9;
    private static final int RETRY = 124;

    private final Shell shell;
    private final String line;
    private final int cursor;
    private final int start;

    /** @param start where the word begins */
    ProgrammedCompletion(Shell shell, String line, int cursor, int start) {
        this.shell = shell;
        this.line = line;
        this.cursor = cursor;
        this.start = start;
    }

    /** What could stand there; null if there is no rule, or it leaves the word to the shell. */
    @Nullable
    Completions find() {
        String before = line.substring(commandStart(), start).strip();
        if (before.isEmpty() || !shell.options().shopt("progcomp")) {
            return null;
        }
        List<String> words = new ArrayList<>(List.of(before.split("\\s+")));
        String word = line.substring(start, cursor);
        words.add(word);
        String command = words.get(0);
        CompletionRule rule = rule(command);
        if (rule == null) {
            return null;
        }
        int status = shell.status();
        try {
            List<String> found = found(rule, command, words);
            CompletionRule after = shell.completions().current();
            CompletionRule valid = after == null ? rule : after;
            List<String> all = valid.options().contains("nosort")
                    ? found
                    : found.stream().sorted().distinct().toList();
            boolean left = all.isEmpty()
                    && (valid.options().contains("default") || valid.options().contains("bashdefault"));
            return left ? null : completions(valid, all);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } finally {
            shell.completions().current(null);
            shell.status(status);
        }
    }

    private Completions completions(CompletionRule rule, List<String> words) {
        boolean files = rule.options().contains("filenames") || rule.actions().contains("file");
        boolean directory = files && words.size() == 1 && isDirectory(words.get(0));
        List<String> candidates = directory ? List.of(words.get(0) + "/") : words;
        return new Completions(
                start, candidates, candidates, !directory && !rule.options().contains("nospace"));
    }

    private boolean isDirectory(String path) {
        try {
            return shell.files().status(ShellText.toJava(path)).isDirectory();
        } catch (IOException absent) {
            return false;
        }
    }

    private int commandStart() {
        int place = start;
        while (place > 0 && ";|&(`\n".indexOf(line.charAt(place - 1)) < 0) {
            place--;
        }
        return place;
    }

    /** By the whole name, its last part, or the one for all others. */
    private @Nullable CompletionRule rule(String command) {
        for (String name : List.of(
                command,
                command.substring(command.lastIndexOf('/') + 1),
                String.valueOf(CompletionRules.PLACES.get('D')))) {
            CompletionRule rule = shell.completions().find(name);
            if (rule != null) {
                return rule;
            }
        }
        return null;
    }

    private List<String> found(CompletionRule rule, String command, List<String> words) throws IOException {
        Map<Long, String> elements = new TreeMap<>();
        words.forEach(each -> elements.put((long) elements.size(), each));
        shell.variables().putGlobal("COMP_WORDS", Variable.unset().withElements(elements));
        Map<String, String> told = Map.of(
                "COMP_CWORD", Integer.toString(words.size() - 1),
                "COMP_LINE", line,
                "COMP_POINT", Integer.toString(cursor),
                "COMP_TYPE", Integer.toString(TAB),
                "COMP_KEY", Integer.toString(TAB));
        told.forEach(shell.variables()::set);
        String word = words.get(words.size() - 1);
        String before = words.get(words.size() - 2);
        try {
            shell.completions().current(rule);
            List<String> found = new RuleCandidates(shell, rule).of(command, word, before);
            CompletionRule another = rule(command);
            boolean again = rule.value('F') != null && shell.status() == RETRY && another != null;
            if (!again || another == null) {
                return found;
            }
            shell.completions().current(another);
            return new RuleCandidates(shell, another).of(command, word, before);
        } finally {
            told.keySet().forEach(shell.variables()::unset);
            shell.variables().unset("COMP_WORDS");
        }
    }
}
