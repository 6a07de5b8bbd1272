package dev.drydock.userland.utility.edit.busybox;

/** Backslashes in a script. */
final class Escapes {
    private Escapes() {}

    /** Newlines, tabs and returns written {@code \n}, {@code \t} and {@code \r} as they are; anything else as it was. */
    static String characters(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                result.append(c);
                continue;
            }
            char next = text.charAt(++i);
            int known = "ntr".indexOf(next);
            result.append(known < 0 ? "\\" + next : "\n\t\r".substring(known, known + 1));
        }
        return result.toString();
    }

    /** Without the backslash before each character, and without one at the end. */
    static String plain(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escapes = text.charAt(i) == '\\';
            if (!escapes || ++i < text.length()) {
                result.append(text.charAt(i));
            }
        }
        return result.toString();
    }

    /** Without the backslash before one character. */
    static String without(String text, char escaped) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                result.append(next == escaped ? "" : "\\").append(next);
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    /**
     * Where a delimiter stands that nothing escapes; -1 for nowhere.
     *
     * @param brackets whether it ends nothing within brackets
     */
    static int delimiter(String text, int from, char delimiter, boolean brackets) {
        int bracket = -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (bracket >= 0) {
                boolean first = bracket == i - 1 || (bracket == i - 2 && text.charAt(i - 1) == '^');
                bracket = c == ']' && !first ? -1 : bracket;
            } else if (c == '\\') {
                i++;
            } else if (brackets && c == '[') {
                bracket = i;
            } else if (c == delimiter) {
                return i;
            }
        }
        return -1;
    }
}
