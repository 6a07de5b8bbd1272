package dev.drydock.userland.shell.state;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the words of a command are completed (bash's manual, Programmable Completion).
 *
 * @param options what {@code -o} named
 * @param actions kinds of names
 * @param values what followed the letters G, W, F, C, X, P and S, by letter
 */
public record CompletionRule(SortedSet<String> options, SortedSet<String> actions, Map<Character, String> values) {

    public CompletionRule {
        options = new TreeSet<>(options);
        actions = new TreeSet<>(actions);
        values = Map.copyOf(values);
    }

    /** What followed a letter; null if it was not given. */
    public @Nullable String value(char letter) {
        return values.get(letter);
    }

    /** The same with an option switched on or off. */
    public CompletionRule with(String option, boolean on) {
        SortedSet<String> changed = new TreeSet<>(options);
        if (on) {
            changed.add(option);
        } else {
            changed.remove(option);
        }
        return new CompletionRule(changed, actions, values);
    }
}
