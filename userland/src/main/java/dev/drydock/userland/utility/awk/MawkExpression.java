package dev.drydock.userland.utility.awk;

/**
 * Writes a regular expression of mawk as the shared engine reads it. In mawk a backslash gives the same characters as in a
 * string, and takes its meaning from any other one, also within brackets; braces and a parenthesis without its partner mean
 * themselves.
 */
final class MawkExpression {
    private static final String LETTERS = "abfnrtv";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b";

    private final String source;
    private final StringBuilder result = new StringBuilder();
    private int at;

    private MawkExpression(String source) {
        this.source = source;
    }

    /** @param source one that {@link MawkExpressionSyntax} finds nothing wrong with */
    static String translated(String source) {
        return new MawkExpression(source).translate();
    }

    private String translate() {
        int open = 0;
        while (at < source.length()) {
            char c = source.charAt(at++);
            switch (c) {
                case '\\' -> literal(escaped());
                case '[' -> bracket();
                case '(' -> {
                    open++;
                    result.append(c);
                }
                case ')' -> {
                    result.append(open > 0 ? ")" : "\\)");
                    open = Math.max(open - 1, 0);
                }
                case '{', '}' -> result.append('\\').append(c);
                default -> result.append(c);
            }
        }
        return result.toString();
    }

    private void literal(char c) {
        result.append("\\^$.*+?()[]{}|".indexOf(c) >= 0 ? "\\" : "").append(c);
    }

    private void bracket() {
        result.append('[');
        if (source.startsWith("^", at)) {
            result.append('^');
            at++;
        }
        int first = at;
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c == '[' && source.startsWith(":", at)) {
                int end = source.indexOf(":]", at) + 2;
                result.append(source, at - 1, end);
                at = end;
            } else if (c == '\\') {
                char meant = escaped();
                result.append("\\]^-[".indexOf(meant) >= 0 ? "\\" : "").append(meant);
            } else if (c == '[') {
                result.append("\\[");
            } else {
                result.append(c);
                if (c == ']' && at - 1 != first) {
                    return;
                }
            }
        }
    }

    /** What stands for itself behind a backslash, or what that makes of it. */
    private char escaped() {
        if (at == source.length()) {
            return '\\';
        }
        char c = source.charAt(at++);
        int known = LETTERS.indexOf(c);
        if (known >= 0) {
            return MEANINGS.charAt(known);
        }
        if (c >= '0' && c <= '7') {
            at--;
            return (char) (number(8, 3) & 0xff);
        }
        boolean hexadecimal = c == 'x' && at < source.length() && Character.digit(source.charAt(at), 16) >= 0;
        return hexadecimal ? (char) number(16, 2) : c;
    }

    private int number(int radix, int most) {
        int value = 0;
        int end = Math.min(at + most, source.length());
        while (at < end && Character.digit(source.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(source.charAt(at++), radix);
        }
        return value;
    }
}
