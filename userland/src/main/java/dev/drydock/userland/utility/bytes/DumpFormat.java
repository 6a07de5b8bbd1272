package dev.drydock.userland.utility.bytes;

import java.nio.ByteOrder;

/**
 * How {@code od} shows the bytes of a line.
 *
 * @param letter {@code a c d f o u x}
 * @param size bytes of a number: 1, 2, 4, 8, and 16 of one with a floating point
 * @param trailer whether the characters follow, between {@code >} and {@code <}
 */
record DumpFormat(char letter, int size, boolean trailer) {
    private static final String[] NAMES = {
        "nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "nl", "vt", "ff", "cr", "so", "si", "dle",
        "dc1", "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc", "fs", "gs", "rs", "us", "sp"
    };

    /** Characters of a number, without the space before it. */
    int width() {
        return switch (letter) {
            case 'a', 'c' -> 3;
            case 'f' -> size == 4 ? 15 : size == 8 ? 24 : 29;
            case 'x' -> size * 2;
            case 'o' -> (size * 8 + 2) / 3;
            case 'd' -> new int[] {0, 4, 6, 0, 11, 0, 0, 0, 20}[size];
            default -> new int[] {0, 3, 5, 0, 10, 0, 0, 0, 20}[size];
        };
    }

    /**
     * A line in GNU's way, where what needs less room than another format is spread over as much (coreutils 9.1:
     * write_block and PRINT_FIELDS).
     *
     * @param bytes as many as there are in the line, or up to a whole number of each format
     * @param length how many of them there are
     * @param full bytes of a whole line
     * @param room characters of a whole line
     */
    String row(byte[] bytes, int length, int full, int room, ByteOrder order) {
        int fields = full / size;
        int blank = (full - length) / size;
        int pad = room - width() * fields;
        StringBuilder text = new StringBuilder();
        int left = pad;
        for (int i = fields; i > blank; i--) {
            int next = (int) ((long) pad * (i - 1) / fields);
            String shown = shown(bytes, (fields - i) * size, order);
            text.append(" ".repeat(Math.max(0, left - next + width() - shown.length())))
                    .append(shown);
            left = next;
        }
        if (trailer) {
            text.append(" ".repeat(blank * width() + pad * blank / fields)).append(trailer(bytes, length));
        }
        return text.toString();
    }

    /** A line in BusyBox's way: each number has the same room. */
    String busyBoxRow(byte[] bytes, int length, int full) {
        int wide = letter == 'f' ? size == 4 ? 15 : 23 : width();
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < length; at += size) {
            String shown = letter == 'f'
                    ? FloatingNumber.of(bytes, at, size, ByteOrder.LITTLE_ENDIAN)
                            .scientific(size == 4 ? 7 : 15)
                    : shown(bytes, at, ByteOrder.LITTLE_ENDIAN);
            text.append(" ".repeat(Math.max(0, wide + 1 - shown.length()))).append(shown);
        }
        if (trailer) {
            text.append(" ".repeat((full - length) / size * (wide + 1))).append(trailer(bytes, length));
        }
        return text.toString();
    }

    private static String trailer(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder("  >");
        for (int i = 0; i < length; i++) {
            text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
        }
        return text.append('<').toString();
    }

    private String shown(byte[] bytes, int at, ByteOrder order) {
        int first = bytes[at] & 0xff;
        if (letter == 'a') {
            int low = first & 127;
            return low < NAMES.length ? NAMES[low] : low == 127 ? "del" : String.valueOf((char) low);
        }
        if (letter == 'c') {
            return character(first);
        }
        if (letter == 'f') {
            return FloatingNumber.of(bytes, at, size, order).shortest();
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            int next = at + (order == ByteOrder.BIG_ENDIAN ? i : size - 1 - i);
            value = value << 8 | (bytes[next] & 0xff);
        }
        return switch (letter) {
            case 'x' -> String.format("%0" + size * 2 + "x", value);
            case 'o' -> String.format("%0" + (size * 8 + 2) / 3 + "o", value);
            case 'd' -> Long.toString(size == 8 ? value : value << (64 - 8 * size) >> (64 - 8 * size));
            default -> Long.toUnsignedString(value);
        };
    }

    private static String character(int value) {
        int known = "\0\u0007\b\f\n\r\t\u000b".indexOf(value);
        if (known >= 0) {
            return "\\" + "0abfnrtv".charAt(known);
        }
        return value >= ' ' && value < 127 ? String.valueOf((char) value) : String.format("%03o", value);
    }
}
