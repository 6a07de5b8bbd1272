package dev.drydock.userland.utility.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pattern that compiles as grep 3.8 does a second time, for its warnings: an operator of an extended expression with
 * nothing before it repeats nothing, and {@code [:space:]} is surely meant to be {@code [[:space:]]}, which is an error.
 */
final class PatternWarnings {
    private final String pattern;
    private final List<String> warnings = new ArrayList<>();
    private boolean confusing;
    private int at;
    /** Whether nothing has been read that an operator could repeat. */
    private boolean start = true;

    private PatternWarnings(String pattern) {
        this.pattern = pattern;
    }

    /** @param extended whether operators need no backslash; only such ones are warned of */
    static PatternWarnings of(String pattern, boolean extended) {
        PatternWarnings found = new PatternWarnings(pattern);
        while (found.at < pattern.length()) {
            found.token(extended);
        }
        return found;
    }

    /** In their order, without what comes before such a message. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Whether a bracket has the colons of a class, and no class in it. */
    boolean isConfusing() {
        return confusing;
    }

    private void token(boolean extended) {
        char c = pattern.charAt(at++);
        if (c == '\\') {
            char next = pattern.charAt(at++);
            boolean edge = "`'<>bB".indexOf(next) >= 0;
            start &= edge;
        } else if (c == '[') {
            bracket();
            start = false;
        } else if (extended) {
            operator(c);
        }
    }

    private void operator(char c) {
        String name = c == '{' ? interval() : String.valueOf(c);
        if (c == '{' ? name != null : "*+?".indexOf(c) >= 0) {
            if (start) {
                warnings.add(name + " at start of expression");
            }
            start &= c != '{';
        } else {
            start = c == '(' || c == '|' || (start && (c == '^' || c == '$'));
        }
    }

    /** Null if the brace is an ordinary character; is then behind it. */
    private @Nullable String interval() {
        int close = pattern.indexOf('}', at);
        if (close <= at || !pattern.substring(at, close).matches("[0-9]+|[0-9]*,[0-9]*")) {
            return null;
        }
        at = close + 1;
        return "{...}";
    }

    private void bracket() {
        at += pattern.startsWith("^", at) ? 1 : 0;
        int first = at;
        boolean plain = true;
        boolean letters = false;
        char c;
        do {
            c = pattern.charAt(at);
            boolean named = c == '[' && at + 1 < pattern.length() && ":.=".indexOf(pattern.charAt(at + 1)) >= 0;
            boolean range = !named && pattern.startsWith("-", at + 1) && !pattern.startsWith("]", at + 2);
            plain &= !named && !range;
            letters |= c != ':';
            at = named ? pattern.indexOf(pattern.charAt(at + 1) + "]", at + 2) + 2 : range ? endOfRange() : at + 1;
        } while (pattern.charAt(at) != ']');
        confusing |= plain && letters && pattern.charAt(first) == ':' && c == ':';
        at++;
    }

    private int endOfRange() {
        boolean named = pattern.startsWith("[.", at + 2);
        return named ? pattern.indexOf(".]", at + 4) + 2 : at + 3;
    }
}
