package dev.drydock.userland.shell.state;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of completion by the names of commands, and what the function that completes now may change of its rule. */
public final class CompletionRules {
    /** In place of a name: for commands without a rule, for an empty line, and for the first word of a line. */
    public static final Map<Character, String> PLACES =
            Map.of('D', "_DefaultCmD_", 'E', "_EmptycmD_", 'I', "_InitialWorD_");

    private final Map<String, CompletionRule> rules = new LinkedHashMap<>();
    private @Nullable CompletionRule current;

    public CompletionRules copy() {
        CompletionRules copy = new CompletionRules();
        copy.rules.putAll(rules);
        return copy;
    }

    /** All of them in bash's order. */
    public Map<String, CompletionRule> all() {
        return HashOrder.BASH_COMPLETIONS.sorted(rules);
    }

    public @Nullable CompletionRule find(String name) {
        return rules.get(name);
    }

    public void put(String name, CompletionRule rule) {
        if (rules.replace(name, rule) == null) {
            rules.put(name, rule);
        }
    }

    /** Forgets a rule; says whether there was one. */
    public boolean remove(String name) {
        return rules.remove(name) != null;
    }

    public void clear() {
        rules.clear();
    }

    /** The rule whose function runs; null if none does. */
    public @Nullable CompletionRule current() {
        return current;
    }

    public void current(@Nullable CompletionRule rule) {
        current = rule;
    }
}
