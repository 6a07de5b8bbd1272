package dev.drydock.userland.utility.edit;

/** The characters that GNU's sed writes as {@code \a \f \n \r \t \v}, {@code \cX}, {@code \d065}, {@code \o101}, {@code \x41}. */
final class SedEscapes {
    private static final String NAMES = "afnrtv";
    private static final String NAMED = "\u0007\f\n\r\t\u000b";

    private SedEscapes() {}

    /** In what a character stands: it decides which ones stay special. */
    enum Place {
        REGEX,
        REPLACEMENT,
        TEXT
    }

    /** {@code \c} is followed by a backslash that escapes something else. */
    static final class RecursiveEscapeException extends Exception {
        private static final long serialVersionUID = 1L;

        RecursiveEscapeException() {
            super("recursive escaping after \\c not allowed");
        }
    }

    /** The text with such characters as they are; any other escape is left to whoever reads on. */
    static String resolved(String text, Place place) throws RecursiveEscapeException {
        StringBuilder resolved = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '\\' || at == text.length()) {
                resolved.append(c);
                continue;
            }
            char next = text.charAt(at++);
            int known = NAMES.indexOf(next);
            if (known >= 0) {
                resolved.append(NAMED.charAt(known));
            } else if (next == 'c') {
                at = control(text, at, place, resolved);
            } else {
                int end = endOfNumber(text, at, next);
                if (end > at) {
                    int radix = radix(next);
                    append(resolved, (char) (Integer.parseInt(text.substring(at, end), radix) & 0xff), place);
                    at = end;
                } else {
                    resolved.append(c).append(next);
                }
            }
        }
        return resolved.toString();
    }

    private static int control(String text, int at, Place place, StringBuilder resolved)
            throws RecursiveEscapeException {
        if (at == text.length()) {
            resolved.append('\\');
            return at;
        }
        char c = text.charAt(at);
        boolean backslash = c == '\\';
        if (backslash && !text.startsWith("\\", at + 1)) {
            throw new RecursiveEscapeException();
        }
        append(resolved, (char) ((c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c) ^ 0x40), place);
        return at + (backslash ? 2 : 1);
    }

    private static void append(StringBuilder resolved, char value, Place place) {
        boolean special = value == '\\' || (value == '&' && place == Place.REPLACEMENT);
        resolved.append(special ? "\\" : "").append(value);
    }

    private static int radix(char letter) {
        return letter == 'd' ? 10 : letter == 'o' ? 8 : letter == 'x' ? 16 : 0;
    }

    private static int endOfNumber(String text, int start, char letter) {
        int radix = radix(letter);
        int most = radix == 16 ? 2 : 3;
        int end = start;
        while (radix > 0
                && end < text.length()
                && end - start < most
                && Character.digit(text.charAt(end), radix) >= 0) {
            end++;
        }
        return end;
    }
}
