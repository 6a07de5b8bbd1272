package dev.drydock.userland.utility.bytes;

import java.util.Optional;

/** One of the ways in which {@code hexdump} shows a row: how many bytes a cell has, and how wide it is. */
enum HexdumpFormat {
    OCTAL_BYTES('b', 1, " %03o"),
    CHARACTERS('c', 1, " %3s"),
    CANONICAL('C', 1, " %02x"),
    DECIMAL('d', 2, "   %05d"),
    OCTAL('o', 2, "  %06o"),
    WIDE('x', 2, "    %04x"),
    PAIRS(' ', 2, " %04x");

    private static final int ROW = 16;
    private static final String NAMED = "\0\007\b\f\n\r\t\013";
    private static final String NAMES = "0abfnrtv";

    private final char letter;
    private final int size;
    private final String cell;

    HexdumpFormat(char letter, int size, String cell) {
        this.letter = letter;
        this.size = size;
        this.cell = cell;
    }

    static Optional<HexdumpFormat> of(char letter) {
        for (HexdumpFormat format : values()) {
            if (format.letter == letter) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    String address(long offset) {
        return String.format(this == CANONICAL ? "%08x" : "%07x", offset);
    }

    String row(byte[] row) {
        StringBuilder line = new StringBuilder(this == CANONICAL ? " " : "");
        for (int at = 0; at < ROW; at += size) {
            line.append(this == CANONICAL && at == ROW / 2 ? " " : "");
            String shown = cell(row, Math.min(at, row.length - 1));
            line.append(at < row.length ? shown : " ".repeat(shown.length()));
        }
        if (this == CANONICAL) {
            line.append("  |");
            for (byte b : row) {
                line.append(b >= ' ' && b < 127 ? (char) b : '.');
            }
            line.append('|');
        }
        return line.toString();
    }

    private String cell(byte[] row, int at) {
        int value = row[at] & 0xff;
        if (this == CHARACTERS) {
            return String.format(cell, character(value));
        }
        int high = size == 2 && at + 1 < row.length ? row[at + 1] & 0xff : 0;
        return String.format(cell, high << 8 | value);
    }

    private static String character(int value) {
        int known = NAMED.indexOf(value);
        if (known >= 0) {
            return "\\" + NAMES.charAt(known);
        }
        return value >= ' ' && value < 127 ? String.valueOf((char) value) : String.format("%03o", value);
    }
}
