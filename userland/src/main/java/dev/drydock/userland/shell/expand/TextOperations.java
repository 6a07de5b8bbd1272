package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.pattern.ShellPattern;
import dev.drydock.userland.shell.syntax.ParameterExpansion.Operator;
import dev.drydock.userland.shell.text.CharacterSet;
import java.util.BitSet;
import java.util.Locale;

/** What operators do to one text. */
final class TextOperations {
    private final CharacterSet characters;
    private final boolean extended;
    private final boolean ignoreCase;

    TextOperations(CharacterSet characters, boolean extended, boolean ignoreCase) {
        this.characters = characters;
        this.extended = extended;
        this.ignoreCase = ignoreCase;
    }

    /** Whether a pattern fits the whole of a text. */
    boolean isWhole(String value, String patternText) {
        return ShellPattern.of(characters, patternText, extended).matches(characters.decode(value));
    }

    /** Where {@code ${name#pattern}} and its three relatives cut a text, in characters; -1 if the pattern does not fit. */
    int cut(String value, Operator operator, String patternText) {
        String text = characters.decode(value);
        ShellPattern pattern = ShellPattern.of(characters, patternText, extended);
        return switch (operator) {
            case SHORTEST_PREFIX -> pattern.ends(text, 0).nextSetBit(0);
            case LONGEST_PREFIX -> pattern.ends(text, 0).length() - 1;
            case SHORTEST_SUFFIX -> suffix(text, pattern, text.length(), -1);
            default -> suffix(text, pattern, 0, 1);
        };
    }

    /** {@code ${name#pattern}} and its three relatives. */
    String remove(String value, Operator operator, String patternText) {
        int cut = cut(value, operator, patternText);
        if (cut < 0) {
            return value;
        }
        String text = characters.decode(value);
        boolean prefix = operator == Operator.SHORTEST_PREFIX || operator == Operator.LONGEST_PREFIX;
        return characters.encode(prefix ? text.substring(cut) : text.substring(0, cut));
    }

    private static int suffix(String text, ShellPattern pattern, int first, int step) {
        for (int start = first; start >= 0 && start <= text.length(); start += step) {
            if (pattern.ends(text, start).get(text.length())) {
                return start;
            }
        }
        return -1;
    }

    /** {@code ${name/pattern/text}} and its relatives. */
    String replace(String value, Operator operator, String patternText, Replacement replacement) {
        String text = characters.decode(value);
        ShellPattern pattern =
                ShellPattern.of(characters, patternText, extended).ignoringCase(ignoreCase);
        boolean anchored = operator == Operator.REPLACE_PREFIX || operator == Operator.REPLACE_SUFFIX;
        if (patternText.isEmpty() && !anchored) {
            return value;
        }
        if (operator == Operator.REPLACE_SUFFIX) {
            int start = suffix(text, pattern, 0, 1);
            return start < 0
                    ? value
                    : characters.encode(text.substring(0, start)) + replacement.of(text.substring(start), characters);
        }
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at <= text.length()) {
            BitSet ends = pattern.ends(text, at);
            int end = ends.length() - 1;
            boolean empty = end == at && !text.isEmpty() && !anchored;
            if (end >= 0 && !empty) {
                result.append(replacement.of(text.substring(at, end), characters));
                if (operator != Operator.REPLACE_ALL || end == text.length()) {
                    return result.append(characters.encode(text.substring(end))).toString();
                }
                at = end;
                continue;
            }
            if (operator == Operator.REPLACE_PREFIX || at == text.length()) {
                return result.append(characters.encode(text.substring(at))).toString();
            }
            int next = at + Character.charCount(text.codePointAt(at));
            result.append(characters.encode(text.substring(at, next)));
            at = next;
        }
        return result.toString();
    }

    /** What takes the place of a match; in bash an unquoted {@code &} stands for the match. */
    record Replacement(Fields.Field field, boolean ampersands) {
        String of(String match, CharacterSet characters) {
            String text = field.text();
            if (!ampersands || text.indexOf('&') < 0) {
                return text;
            }
            StringBuilder result = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '&' && !field.isQuoted(i)) {
                    result.append(characters.encode(match));
                } else {
                    result.append(text.charAt(i));
                }
            }
            return result.toString();
        }
    }

    /** {@code ${name^pattern}} and its relatives; an empty pattern means any character. */
    String changeCase(String value, Operator operator, String patternText) {
        String text = characters.decode(value);
        ShellPattern pattern = ShellPattern.of(characters, patternText.isEmpty() ? "?" : patternText, extended);
        boolean firstOnly = operator == Operator.UPPER_FIRST
                || operator == Operator.LOWER_FIRST
                || operator == Operator.TOGGLE_FIRST;
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            String one = Character.toString(point);
            result.append((firstOnly && i > 0) || !pattern.matches(one) ? one : changed(one, operator));
            i += one.length();
        }
        return characters.encode(result.toString());
    }

    private static String changed(String one, Operator operator) {
        return switch (operator) {
            case UPPER_FIRST, UPPER_ALL -> one.toUpperCase(Locale.ROOT);
            case LOWER_FIRST, LOWER_ALL -> one.toLowerCase(Locale.ROOT);
            default ->
                one.equals(one.toUpperCase(Locale.ROOT)) ? one.toLowerCase(Locale.ROOT) : one.toUpperCase(Locale.ROOT);
        };
    }

    /**
     * {@code ${name:offset:length}}; the length may be negative, and counts from the end then.
     *
     * @return null if that would be less than nothing
     */
    @org.jspecify.annotations.Nullable
    String substring(String value, long offset, long length, boolean bounded) {
        long size = characters.length(value);
        long start = offset < 0 ? offset + size : offset;
        if (start < 0 || start > size) {
            return "";
        }
        long end = !bounded ? size : length < 0 ? size + length : Math.min(size, start + length);
        if (end < start) {
            return null;
        }
        return value.substring(characters.offset(value, (int) start), characters.offset(value, (int) end));
    }
}
