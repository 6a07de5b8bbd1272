package dev.drydock.userland.utility.bytes;

/**
 * How {@code od} shows the bytes of a line.
 *
 * @param letter {@code a c d o u x}
 * @param size bytes of a number: 1, 2, 4, 8
 * @param trailer whether the characters follow, between {@code >} and {@code <}
 */
record DumpFormat(char letter, int size, boolean trailer) {
    private static final String[] NAMES = {
        "nul", "soh", "stx", "etx", "eot", "enq", "ack", "bel", "bs", "ht", "nl", "vt", "ff", "cr", "so", "si", "dle",
        "dc1", "dc2", "dc3", "dc4", "nak", "syn", "etb", "can", "em", "sub", "esc", "fs", "gs", "rs", "us", "sp"
    };

    /** Characters of a number, with the space before it. */
    private int width() {
        if (letter == 'a' || letter == 'c') {
            return 4;
        }
        int digits = switch (letter) {
            case 'x' -> size * 2;
            case 'o' -> (size * 8 + 2) / 3;
            case 'd' -> new int[] {0, 4, 6, 0, 11, 0, 0, 0, 20}[size];
            default -> new int[] {0, 3, 5, 0, 10, 0, 0, 0, 20}[size];
        };
        return digits + 1;
    }

    /** For lines of several formats, whose columns stand under each other. */
    int widthPerByteTimesEight() {
        return width() * 8 / size;
    }

    /**
     * @param full bytes of a whole line
     * @param cell the widest format's {@link #widthPerByteTimesEight}
     */
    String row(byte[] bytes, int full, int cell) {
        int wide = Math.max(width(), cell * size / 8);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += size) {
            String shown = shown(bytes, at);
            text.append(" ".repeat(Math.max(0, wide - shown.length()))).append(shown);
        }
        if (trailer) {
            int missing = (full - bytes.length) / size * wide;
            text.append(" ".repeat(Math.max(0, missing))).append("  >");
            for (byte b : bytes) {
                text.append(b >= ' ' && b < 127 ? (char) b : '.');
            }
            text.append('<');
        }
        return text.toString();
    }

    private String shown(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (letter == 'a') {
            int low = first & 127;
            return low < NAMES.length ? NAMES[low] : low == 127 ? "del" : String.valueOf((char) low);
        }
        if (letter == 'c') {
            return character(first);
        }
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | (at + i < bytes.length ? bytes[at + i] & 0xff : 0);
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
