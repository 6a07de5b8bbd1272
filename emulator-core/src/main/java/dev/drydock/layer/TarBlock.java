package dev.drydock.layer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One header of 512 bytes in the POSIX format (IEEE Std 1003.1, pax, "ustar Interchange Format"). */
final class TarBlock {
    static final int BYTES = 512;
    static final int NAME_BYTES = 100;
    static final int PREFIX_BYTES = 155;

    private static final int CHECKSUM_AT = 148;

    private final byte[] bytes = new byte[BYTES];

    TarBlock(char type) {
        bytes[156] = (byte) type;
        put(257, "ustar\u000000");
    }

    TarBlock name(byte[] name) {
        return text(0, NAME_BYTES, name);
    }

    TarBlock linkName(byte[] name) {
        return text(157, NAME_BYTES, name);
    }

    TarBlock prefix(byte[] prefix) {
        return text(345, PREFIX_BYTES, prefix);
    }

    TarBlock mode(long mode) {
        return number(100, 8, mode);
    }

    TarBlock owner(long uid, long gid) {
        return number(108, 8, uid).number(116, 8, gid);
    }

    TarBlock size(long sizeBytes) {
        return number(124, 12, sizeBytes);
    }

    TarBlock modified(long seconds) {
        return number(136, 12, seconds);
    }

    TarBlock device(long major, long minor) {
        return number(329, 8, major).number(337, 8, minor);
    }

    /** Whether a number fits into a field of so many bytes, of which the last one ends it. */
    static boolean fits(long value, int fieldBytes) {
        return value >= 0 && value < 1L << (fieldBytes - 1) * 3;
    }

    /** The whole block, with its check sum. */
    byte[] toBytes() {
        Arrays.fill(bytes, CHECKSUM_AT, CHECKSUM_AT + 8, (byte) ' ');
        int sum = 0;
        for (byte value : bytes) {
            sum += value & 0xff;
        }
        put(CHECKSUM_AT, octal(sum, 6) + "\0");
        return bytes;
    }

    /**
     * What is too long is cut. Readers that know no more than this block take a name with a slash at its end for a directory,
     * so a cut never leaves one.
     */
    private TarBlock text(int at, int length, byte[] text) {
        int count = Math.min(length, text.length);
        System.arraycopy(text, 0, bytes, at, count);
        if (text.length > length && text[length - 1] == '/') {
            int end = length - 1;
            while (end > 0 && text[end - 1] == '/') {
                end--;
            }
            bytes[at + end] = 0;
        }
        return this;
    }

    /** Zero if it does not fit: a PAX record then has it. */
    private TarBlock number(int at, int length, long value) {
        put(at, octal(fits(value, length) ? value : 0, length - 1));
        return this;
    }

    private static String octal(long value, int digits) {
        String octal = Long.toOctalString(value);
        return "0".repeat(digits - octal.length()) + octal;
    }

    private void put(int at, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(encoded, 0, bytes, at, encoded.length);
    }
}
