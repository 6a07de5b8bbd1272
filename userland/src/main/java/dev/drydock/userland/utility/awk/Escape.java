package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Flavour;

/** Backslashes in strings, in {@code -v} and in {@code -F}. */
final class Escape {
    private static final String LETTERS = "abfnrtv\\\"";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\\"";

    private Escape() {}

    /** What a text with escapes stands for; a backslash that means nothing stays in mawk. */
    static String resolve(String text, Flavour flavour) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        if (flavour.isBusyBox()) {
            return BusyBoxEscape.resolve(text);
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                result.append(c);
                continue;
            }
            char next = text.charAt(++i);
            int known = LETTERS.indexOf(next);
            if (known >= 0) {
                result.append(MEANINGS.charAt(known));
            } else if (next >= '0' && next <= '7') {
                int end = i;
                int code = 0;
                while (end < text.length() && end < i + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
                    code = code * 8 + text.charAt(end++) - '0';
                }
                result.append((char) (code & 0xff));
                i = end - 1;
            } else if (next == 'x' && hexadecimal(text, i + 1)) {
                int end = hexadecimal(text, i + 2) ? i + 3 : i + 2;
                result.append((char) Integer.parseInt(text.substring(i + 1, end), 16));
                i = end - 1;
            } else {
                result.append('\\').append(next);
            }
        }
        return result.toString();
    }

    private static boolean hexadecimal(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }
}
