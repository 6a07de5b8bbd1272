package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.interp.Shell;
import dev.drydock.userland.shell.state.CompletionRule;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The options that say how to complete, which {@code complete} and {@code compgen} share. */
final class CompletionOptions {
    static final String LETTERS = "abcdefgjksuvo:A:G:W:F:C:X:P:S:";
    /** What {@code -o} may name, in order. */
    static final List<String> NAMES =
            List.of("bashdefault", "default", "dirnames", "filenames", "noquote", "nosort", "nospace", "plusdirs");

    private static final Set<String> NOT_HERE = Set.of("binding", "hostname", "job", "running", "service", "stopped");

    private CompletionOptions() {}

    /** The rule; null after a complaint, whose status is {@link OptionLetters#USAGE}. */
    static @Nullable CompletionRule rule(Shell shell, String command, OptionLetters options) throws IOException {
        Set<String> actions = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        Map<Character, String> values = new HashMap<>();
        for (int i = 0; i < options.letters().size(); i++) {
            char letter = options.letters().get(i);
            String value = options.values().get(i);
            String action = letter == 'A' ? value : Candidates.action(letter);
            if (letter == 'o') {
                if (!NAMES.contains(value)) {
                    return refused(shell, command, value + ": invalid option name");
                }
                names.add(value);
            } else if (action != null) {
                if (NOT_HERE.contains(action)) {
                    return refused(shell, command, "-A " + action + ": not emulated");
                }
                if (!Candidates.ACTIONS.contains(action)) {
                    return refused(shell, command, action + ": invalid action name");
                }
                actions.add(action);
            } else {
                values.put(letter, value);
            }
        }
        String function = values.get('F');
        if (function != null && function.matches(".*[\\s;&|<>()$`\\\\\"'].*")) {
            return refused(shell, command, "`" + function + "': not a valid identifier");
        }
        return new CompletionRule(new TreeSet<>(names), new TreeSet<>(actions), values);
    }

    private static @Nullable CompletionRule refused(Shell shell, String command, String words) throws IOException {
        shell.messages().builtinError(command, words, 1);
        return null;
    }
}
