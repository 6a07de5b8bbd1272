package dev.drydock.userland.shell.text;

import java.nio.charset.StandardCharsets;

/**
 * The text of a shell is bytes. It is kept in strings whose every {@code char} is one byte (0 to 255), so that nothing is
 * lost on the way from a program's output into a variable and back, whatever its encoding. Arguments, environment and file
 * names outside the shell are ordinary Java strings; they are UTF-8 when seen as bytes. A byte that is no UTF-8 becomes a
 * lone low surrogate (U+DC80 to U+DCFF) there, and comes back as itself.
 */
public final class ShellText {

    private static final int ESCAPE = 0xdc00;

    private ShellText() {}

    /** The bytes, as shell text. */
    public static String of(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Some of the bytes, as shell text. */
    public static String of(byte[] bytes, int offset, int length) {
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    /** The bytes of shell text. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Shell text for an ordinary Java string: its UTF-8 bytes. */
    public static String ofJava(String java) {
        if (isAscii(java)) {
            return java;
        }
        StringBuilder text = new StringBuilder(java.length() + 16);
        for (int i = 0; i < java.length(); i++) {
            int point = java.codePointAt(i);
            if (Character.isSupplementaryCodePoint(point)) {
                i++;
            }
            appendUtf8(text, point);
        }
        return text.toString();
    }

    /** The ordinary Java string for shell text: its bytes read as UTF-8. */
    public static String toJava(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder java = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int length = characterLength(text, i);
            if (length == 0) {
                java.append((char) (ESCAPE | text.charAt(i)));
                i++;
            } else {
                java.appendCodePoint(codePoint(text, i, length));
                i += length;
            }
        }
        return java.toString();
    }

    /** Appends a code point as UTF-8 bytes; a lone low surrogate that stands for a byte, as that byte. */
    public static void appendUtf8(StringBuilder text, int point) {
        if (point < 0x80) {
            text.append((char) point);
        } else if (point >= ESCAPE + 0x80 && point <= ESCAPE + 0xff) {
            text.append((char) (point - ESCAPE));
        } else if (point < 0x800) {
            text.append((char) (0xc0 | point >> 6)).append(continuation(point));
        } else if (point < 0x10000) {
            text.append((char) (0xe0 | point >> 12))
                    .append(continuation(point >> 6))
                    .append(continuation(point));
        } else {
            text.append((char) (0xf0 | point >> 18))
                    .append(continuation(point >> 12))
                    .append(continuation(point >> 6))
                    .append(continuation(point));
        }
    }

    private static char continuation(int bits) {
        return (char) (0x80 | (bits & 0x3f));
    }

    /** How many bytes make the UTF-8 character at a place; 0 if there is none. */
    public static int characterLength(String text, int at) {
        char first = text.charAt(at);
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xc2 && first < 0xe0
                ? 2
                : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
        if (length == 0 || at + length > text.length()) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((text.charAt(at + i) & 0xc0) != 0x80) {
                return 0;
            }
        }
        int point = codePoint(text, at, length);
        boolean overlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
        boolean surrogate = point >= 0xd800 && point < 0xe000;
        return overlong || surrogate || point > 0x10ffff ? 0 : length;
    }

    private static int codePoint(String text, int at, int length) {
        char first = text.charAt(at);
        int point = length == 1 ? first : first & 0x7f >> length;
        for (int i = 1; i < length; i++) {
            point = point << 6 | (text.charAt(at + i) & 0x3f);
        }
        return point;
    }

    /** Whether the text has no byte above 127, and so is the same inside and outside the shell. */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
