package dev.drydock.userland.utility.regex;

/**
 * Expressions as Emacs writes them, which is how GNU {@code find -regex} reads them unless it is told otherwise
 * (RE_SYNTAX_EMACS of glibc): {@code * + ?} are operators, groups and alternatives need a backslash, and there are neither
 * intervals nor classes of characters.
 */
public final class EmacsSyntax {
    private static final String OPERATORS = "()|";
    private static final String PLAIN = "(){}|";

    private EmacsSyntax() {}

    /**
     * The same expression as {@link Syntax#EGREP} writes it.
     *
     * @throws RegexException if a bracket is not closed
     */
    public static String asEgrep(String pattern) throws RegexException {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '[') {
                int end = endOfBracket(pattern, at);
                text.append(bracket(pattern.substring(at + 1, end)));
                at = end + 1;
            } else if (c == '\\' && at + 1 < pattern.length()) {
                char next = pattern.charAt(at + 1);
                text.append(OPERATORS.indexOf(next) < 0 ? "\\" + next : next);
                at += 2;
            } else {
                text.append(PLAIN.indexOf(c) < 0 ? "" : "\\").append(c);
                at++;
            }
        }
        return text.toString();
    }

    private static int endOfBracket(String pattern, int start) throws RegexException {
        int first = start + 1;
        if (pattern.startsWith("^", first)) {
            first++;
        }
        int end = pattern.indexOf(']', first + 1);
        if (end < 0) {
            throw RegexErrors.badPattern();
        }
        return end;
    }

    /** A {@code [} moves to the end, where it begins no class. */
    private static String bracket(String members) {
        if (members.indexOf('[') < 0) {
            return "[" + members + "]";
        }
        String others = members.replace("[", "");
        return others.endsWith("-") ? "[" + others.substring(0, others.length() - 1) + "[-]" : "[" + others + "[]";
    }
}
