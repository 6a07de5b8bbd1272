package dev.drydock.userland.utility.expression;

import dev.drydock.userland.utility.command.Latin;

/** Backslash sequences in {@code echo -e} and {@code printf}. Works on {@link Latin} strings. */
final class Escapes {

    /** Who reads the sequences: they differ in octal numbers. */
    enum Dialect {
        /** Octal is {@code \0ooo} or {@code \ooo}. */
        ECHO,
        /** Octal is {@code \ooo}: the format of {@code printf}. */
        PRINTF,
        /** Octal is {@code \0ooo} or {@code \ooo}: the argument of {@code %b}. */
        PRINTF_B,
        /** Octal as in PRINTF_B, and an unknown sequence is kept. */
        BUSYBOX
    }

    /** @param stopped whether {@code \c} asked for no more output at all */
    record Result(String text, boolean stopped) {}

    private final Dialect dialect;
    private final boolean utf8;

    private Escapes(Dialect dialect, boolean utf8) {
        this.dialect = dialect;
        this.utf8 = utf8;
    }

    /** @param utf8 whether the locale has characters beyond ASCII; without them a code point stays as it is */
    static Escapes of(Dialect dialect, boolean utf8) {
        return new Escapes(dialect, utf8);
    }

    Result expand(String text) {
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                result.append(c);
                i++;
                continue;
            }
            if (text.charAt(i + 1) == 'c' && dialect != Dialect.PRINTF) {
                return new Result(result.toString(), true);
            }
            i = sequence(text, i, result);
        }
        return new Result(result.toString(), false);
    }

    /**
     * Reads one sequence.
     *
     * @param at where the backslash is; something follows it
     * @return where to go on
     */
    int sequence(String text, int at, StringBuilder result) {
        char c = text.charAt(at + 1);
        int plain = "abefnrtv\\".indexOf(c);
        if (plain >= 0) {
            result.append("\u0007\b\u001b\f\n\r\t\u000b\\".charAt(plain));
            return at + 2;
        }
        if (c == '"' && dialect != Dialect.ECHO) {
            result.append(c);
            return at + 2;
        }
        if (c == 'x') {
            return number(text, at, at + 2, 2, 16, result);
        }
        if (c == '0' && dialect != Dialect.PRINTF) {
            return number(text, at, at + 2, 3, 8, result);
        }
        if (c >= '0' && c <= '7') {
            return number(text, at, at + 1, 3, 8, result);
        }
        if ((c == 'u' || c == 'U') && dialect != Dialect.ECHO && dialect != Dialect.BUSYBOX) {
            return unicode(text, at, c == 'u' ? 4 : 8, result);
        }
        result.append('\\').append(c);
        return at + 2;
    }

    private static int number(String text, int backslash, int from, int mostDigits, int base, StringBuilder result) {
        int i = from;
        int value = 0;
        while (i < text.length() && i < from + mostDigits && Character.digit(text.charAt(i), base) >= 0) {
            value = value * base + Character.digit(text.charAt(i), base);
            i++;
        }
        if (i == from && base == 16) {
            result.append(text, backslash, from);
        } else {
            result.append((char) (value & 0xff));
        }
        return i;
    }

    private int unicode(String text, int backslash, int mostDigits, StringBuilder result) {
        int i = backslash + 2;
        int value = 0;
        while (i < text.length() && i < backslash + 2 + mostDigits && Character.digit(text.charAt(i), 16) >= 0) {
            value = value * 16 + Character.digit(text.charAt(i), 16);
            i++;
        }
        if (i == backslash + 2 || !Character.isValidCodePoint(value)) {
            result.append(text, backslash, backslash + 2);
            return backslash + 2;
        }
        if (value >= 0x80 && !utf8) {
            result.append(String.format(value > 0xffff ? "\\U%08X" : "\\u%04X", value));
            return i;
        }
        result.append(Latin.of(Character.toString(value)));
        return i;
    }
}
