package dev.drydock.userland.utility.archive;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the data of a member (RFC 1952, 2.3).
 *
 * @param name that was packed; null if it was not kept
 * @param modified seconds since 1970, 0 for none
 * @param length in bytes
 */
record GzipHeader(@Nullable String name, long modified, int length) {
    private static final int CHECKED = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int FIXED = 10;

    /** @throws EOFException if it ends too early */
    static GzipHeader read(InputStream in) throws IOException {
        byte[] fixed = in.readNBytes(FIXED);
        if (fixed.length < FIXED) {
            throw new EOFException();
        }
        int flags = fixed[3];
        int length = FIXED;
        if ((flags & EXTRA) != 0) {
            int extra = octet(in) | octet(in) << 8;
            length += 2 + in.readNBytes(extra).length;
        }
        String name = null;
        if ((flags & NAME) != 0) {
            name = text(in);
            length += name.length() + 1;
        }
        if ((flags & COMMENT) != 0) {
            length += text(in).length() + 1;
        }
        if ((flags & CHECKED) != 0) {
            octet(in);
            octet(in);
            length += 2;
        }
        return new GzipHeader(name, number(fixed, 4), length);
    }

    private static String text(InputStream in) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next = octet(in); next != 0; next = octet(in)) {
            text.write(next);
        }
        return text.toString(StandardCharsets.ISO_8859_1);
    }

    private static int octet(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    /** Four bytes, the least of them first. */
    static long number(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(4);
        if (bytes.length < 4) {
            throw new EOFException();
        }
        return number(bytes, 0);
    }

    private static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = 3; i >= 0; i--) {
            number = number << 8 | bytes[at + i] & 0xff;
        }
        return number;
    }
}
