package dev.drydock.userland.shell.text;

/** The escapes of {@code $'…'}, {@code echo -e} and {@code printf}. */
public final class Escapes {

    private Escapes() {}

    /**
     * What the text between {@code $'} and {@code '} means; a NUL ends it.
     *
     * @param characters that numbers are of
     * @param numbers whether {@code u} and {@code U} name a character by its number, which they do not for BusyBox
     */
    public static String ansi(String raw, CharacterSet characters, boolean numbers) {
        StringBuilder text = new StringBuilder(raw.length());
        int i = 0;
        while (i < raw.length()) {
            char character = raw.charAt(i++);
            if (character != '\\' || i == raw.length()) {
                text.append(character);
                continue;
            }
            char kind = raw.charAt(i++);
            int simple = simple(kind);
            if (simple >= 0) {
                text.append((char) simple);
                continue;
            }
            switch (kind) {
                case '\\', '\'', '"', '?' -> text.append(kind);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int digits = digits(raw, i - 1, 3, 8);
                    text.append((char) (number(raw, i - 1, digits, 8) & 0xff));
                    i += digits - 1;
                }
                case 'x' -> {
                    int digits = digits(raw, i, 2, 16);
                    if (digits == 0) {
                        text.append("\\x");
                    } else {
                        text.append((char) number(raw, i, digits, 16));
                        i += digits;
                    }
                }
                case 'u', 'U' -> {
                    int digits = numbers ? digits(raw, i, kind == 'u' ? 4 : 8, 16) : 0;
                    if (digits == 0) {
                        text.append('\\').append(kind);
                    } else {
                        appendCodePoint(text, number(raw, i, digits, 16), characters);
                        i += digits;
                    }
                }
                case 'c' -> {
                    if (i < raw.length()) {
                        text.append((char) (Character.toUpperCase(raw.charAt(i++)) ^ 0x40));
                    } else {
                        text.append("\\c");
                    }
                }
                default -> text.append('\\').append(kind);
            }
        }
        int nul = text.indexOf("\0");
        return nul < 0 ? text.toString() : text.substring(0, nul);
    }

    /** Appends a character by its number; as an escape again if there is no such character. */
    public static void appendCodePoint(StringBuilder text, long point, CharacterSet characters) {
        if (point < 0x80 || characters == CharacterSet.UTF_8) {
            if (point <= 0x10ffff) {
                ShellText.appendUtf8(text, (int) point);
            }
        } else {
            text.append(String.format(point <= 0xffff ? "\\u%04X" : "\\U%08X", point));
        }
    }

    /** What {@code \n} and its like mean, or -1. */
    public static int simple(char kind) {
        return switch (kind) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'e', 'E' -> 27;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            default -> -1;
        };
    }

    /** How many digits of a base there are from a place on, at most {@code limit}. */
    public static int digits(String text, int from, int limit, int base) {
        int count = 0;
        while (count < limit && from + count < text.length() && isDigit(text.charAt(from + count), base)) {
            count++;
        }
        return count;
    }

    private static boolean isDigit(char character, int base) {
        return character < 0x80 && Character.digit(character, base) >= 0;
    }

    /** The number that so many digits make; 0 for none. */
    public static long number(String text, int from, int digits, int base) {
        return digits == 0 ? 0 : Long.parseLong(text.substring(from, from + digits), base);
    }
}
