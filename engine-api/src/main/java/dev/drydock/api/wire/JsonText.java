package dev.drydock.api.wire;

import java.util.Arrays;

/**
 * The bytes of a JSON document while it is written, in UTF-8, with texts escaped as Go's encoding/json does. By hand, because
 * every answer goes through here, and a general generator costs a short answer more than all the rest of a request.
 */
final class JsonText {
    private static final String HEX = "0123456789abcdef";
    /** The longest that one char becomes, as in <code>&#92;u001f</code>. */
    private static final int LONGEST_CHAR = 6;

    private final boolean htmlSafe;
    private byte[] bytes = new byte[512];
    private int length;

    /** @param htmlSafe whether {@code <}, {@code >} and {@code &} are escaped */
    JsonText(boolean htmlSafe) {
        this.htmlSafe = htmlSafe;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void ascii(char single) {
        reserve(1);
        bytes[length++] = (byte) single;
    }

    void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /** JSON as it is. */
    void raw(byte[] utf8) {
        reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    /** A text in quotation marks. */
    void quoted(String text) {
        reserve(text.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (isPlain(next)) {
                bytes[length++] = (byte) next;
                continue;
            }
            // Room for this char, for each that is left, and for the mark at the end.
            reserve(LONGEST_CHAR + text.length() - i);
            if (next < 0x80) {
                escape(next);
            } else if (Character.isHighSurrogate(next)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                encode(Character.toCodePoint(next, text.charAt(i)));
            } else if (Character.isSurrogate(next)) {
                hexadecimal('\ufffd');
            } else if (next == '\u2028' || next == '\u2029') {
                hexadecimal(next);
            } else {
                encode(next);
            }
        }
        bytes[length++] = '"';
    }

    private boolean isPlain(char next) {
        return next >= ' '
                && next < 0x80
                && next != '"'
                && next != '\\'
                && !(htmlSafe && (next == '<' || next == '>' || next == '&'));
    }

    private void escape(char control) {
        switch (control) {
            case '"', '\\' -> afterBackslash(control);
            case '\b' -> afterBackslash('b');
            case '\f' -> afterBackslash('f');
            case '\n' -> afterBackslash('n');
            case '\r' -> afterBackslash('r');
            case '\t' -> afterBackslash('t');
            default -> hexadecimal(control);
        }
    }

    private void afterBackslash(char letter) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) letter;
    }

    private void hexadecimal(char value) {
        afterBackslash('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = (byte) HEX.charAt((value >> shift) & 0xf);
        }
    }

    /** In UTF-8, two bytes or more. */
    private void encode(int codePoint) {
        if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xc0 | (codePoint >> 6));
        } else {
            if (codePoint < 0x10000) {
                bytes[length++] = (byte) (0xe0 | (codePoint >> 12));
            } else {
                bytes[length++] = (byte) (0xf0 | (codePoint >> 18));
                bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
            }
            bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        }
        bytes[length++] = (byte) (0x80 | (codePoint & 0x3f));
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
