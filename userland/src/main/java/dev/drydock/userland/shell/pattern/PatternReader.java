package dev.drydock.userland.shell.pattern;

import dev.drydock.userland.shell.pattern.PatternNode.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a pattern; a backslash makes the next character mean itself. */
final class PatternReader {
    private final String pattern;
    private final boolean wide;
    private final boolean extended;
    private int at;

    /** @param wide whether there are characters beyond ASCII */
    PatternReader(String pattern, boolean wide, boolean extended) {
        this.pattern = pattern;
        this.wide = wide;
        this.extended = extended;
    }

    List<PatternNode> read() {
        return sequence(false);
    }

    private List<PatternNode> sequence(boolean inGroup) {
        List<PatternNode> nodes = new ArrayList<>();
        while (at < pattern.length()) {
            char character = pattern.charAt(at);
            if (inGroup && (character == '|' || character == ')')) {
                break;
            }
            PatternNode group = extended && "?*+@!".indexOf(character) >= 0 ? group(character) : null;
            if (group != null) {
                nodes.add(group);
                continue;
            }
            nodes.add(node());
        }
        return nodes;
    }

    private PatternNode node() {
        int point = pattern.codePointAt(at);
        switch (point) {
            case '*' -> {
                at++;
                return new PatternNode.Run();
            }
            case '?' -> {
                at++;
                return new PatternNode.Any();
            }
            case '[' -> {
                PatternNode bracket = bracket();
                if (bracket != null) {
                    return bracket;
                }
            }
            case '\\' -> {
                if (at + 1 < pattern.length()) {
                    at++;
                    point = pattern.codePointAt(at);
                }
            }
            default -> {
                // An ordinary character.
            }
        }
        at += Character.charCount(point);
        return new PatternNode.One(point);
    }

    private @Nullable PatternNode group(char operator) {
        if (at + 1 >= pattern.length() || pattern.charAt(at + 1) != '(') {
            return null;
        }
        int start = at;
        at += 2;
        List<List<PatternNode>> alternatives = new ArrayList<>();
        while (true) {
            alternatives.add(sequence(true));
            if (at == pattern.length()) {
                at = start;
                return null;
            }
            if (pattern.charAt(at++) == ')') {
                return new PatternNode.Group(operator, alternatives);
            }
        }
    }

    /** A bracket expression; null, and nothing taken, if it does not end. */
    private @Nullable PatternNode bracket() {
        int start = at;
        at++;
        boolean negated = at < pattern.length() && (pattern.charAt(at) == '!' || pattern.charAt(at) == '^');
        if (negated) {
            at++;
        }
        List<Range> ranges = new ArrayList<>();
        List<WideClass> classes = new ArrayList<>();
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            first = false;
            if (pattern.startsWith("[:", at)) {
                int end = pattern.indexOf(":]", at + 2);
                if (end > 0) {
                    String name = pattern.substring(at + 2, end).toLowerCase(Locale.ROOT);
                    ranges.addAll(CharacterClass.ranges(name));
                    WideClass beyond = wide ? WideClass.named(name) : null;
                    if (beyond != null) {
                        classes.add(beyond);
                    }
                    at = end + 2;
                    continue;
                }
            }
            int low = member();
            if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                ranges.add(new Range(low, member()));
            } else {
                ranges.add(new Range(low, low));
            }
        }
        if (at >= pattern.length()) {
            at = start;
            return null;
        }
        at++;
        return new PatternNode.Bracket(negated, ranges, classes);
    }

    private int member() {
        if (pattern.charAt(at) == '\\' && at + 1 < pattern.length()) {
            at++;
        } else if ((pattern.startsWith("[.", at) || pattern.startsWith("[=", at)) && at + 4 < pattern.length()) {
            int end = pattern.indexOf("" + pattern.charAt(at + 1) + ']', at + 2);
            if (end > 0) {
                int point = pattern.codePointAt(at + 2);
                at = end + 2;
                return point;
            }
        }
        int point = pattern.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    /** The named classes of POSIX, in ASCII. */
    private static final class CharacterClass {
        static List<Range> ranges(String name) {
            return switch (name) {
                case "alpha" -> List.of(new Range('A', 'Z'), new Range('a', 'z'));
                case "digit" -> List.of(new Range('0', '9'));
                case "alnum" -> List.of(new Range('A', 'Z'), new Range('a', 'z'), new Range('0', '9'));
                case "upper" -> List.of(new Range('A', 'Z'));
                case "lower" -> List.of(new Range('a', 'z'));
                case "space" -> List.of(new Range('\t', '\r'), new Range(' ', ' '));
                case "blank" -> List.of(new Range('\t', '\t'), new Range(' ', ' '));
                case "punct" ->
                    List.of(new Range('!', '/'), new Range(':', '@'), new Range('[', '`'), new Range('{', '~'));
                case "print" -> List.of(new Range(' ', '~'));
                case "graph" -> List.of(new Range('!', '~'));
                case "cntrl" ->
                    List.of(new Range(0, ' ' - 1), new Range(PatternNode.LAST_ASCII, PatternNode.LAST_ASCII));
                case "xdigit" -> List.of(new Range('0', '9'), new Range('A', 'F'), new Range('a', 'f'));
                case "word" ->
                    List.of(new Range('A', 'Z'), new Range('a', 'z'), new Range('0', '9'), new Range('_', '_'));
                default -> List.of();
            };
        }
    }
}
