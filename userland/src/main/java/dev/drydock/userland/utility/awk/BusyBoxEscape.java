package dev.drydock.userland.utility.awk;

/**
 * What a backslash makes of the characters behind it, in BusyBox.
 *
 * @param meant what they stand for
 * @param length how many they are; 0 if the backslash has no meaning there
 */
record BusyBoxEscape(char meant, int length) {
    private static final String LETTERS = "abefnrtv\\";
    private static final String MEANINGS = "\u0007\b\u001b\f\n\r\t\u000b\\";

    static BusyBoxEscape at(String text, int start) {
        boolean hexadecimal = text.startsWith("x", start);
        int base = hexadecimal ? 16 : 8;
        int at = hexadecimal ? start + 1 : start;
        int first = at;
        int value = 0;
        while (at < text.length() && at < start + 3) {
            int digit = Character.digit(text.charAt(at), base);
            if (digit < 0 || value * base + digit > 255) {
                break;
            }
            value = value * base + digit;
            at++;
        }
        if (at > first) {
            return new BusyBoxEscape((char) value, at - start);
        }
        int known = start < text.length() ? LETTERS.indexOf(text.charAt(start)) : -1;
        return known < 0 ? new BusyBoxEscape('\\', 0) : new BusyBoxEscape(MEANINGS.charAt(known), 1);
    }

    /** A text with its escapes put in; a backslash without a meaning is left out. */
    static String resolve(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i++);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            BusyBoxEscape escape = at(text, i);
            if (escape.length > 0) {
                result.append(escape.meant);
            } else if (i < text.length()) {
                result.append(text.charAt(i++));
            }
            i += escape.length;
        }
        return result.toString();
    }
}
