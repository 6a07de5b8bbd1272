package dev.drydock.filesystem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Reads and writes files as a whole. */
final class WholeFile {
    /** Asked in a bit each, which matters for files that are small. */
    static final Set<OpenFlag> READ = Collections.unmodifiableSet(EnumSet.of(OpenFlag.READ));

    static final Set<OpenFlag> REPLACE =
            Collections.unmodifiableSet(EnumSet.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE));

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int REST_BYTES = 512;
    /** Of a file whose size is known there is hardly ever more. */
    private static final int NEXT_BYTES = 8;

    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private WholeFile() {}

    /** @throws ErrnoException EFBIG if it does not fit into an array */
    static byte[] read(OpenFile file, String path) throws IOException {
        FileStatus status = file.status();
        long expected = status.isRegular() ? status.sizeBytes() : 0;
        if (expected > LARGEST) {
            throw new ErrnoException(Errno.EFBIG, path);
        }
        byte[] bytes = new byte[(int) expected];
        int filled = 0;
        while (filled < bytes.length) {
            int count = file.read(bytes, filled, bytes.length - filled);
            if (count < 0) {
                return Arrays.copyOf(bytes, filled);
            }
            filled += count;
        }
        return withRest(file, bytes, status.isRegular() ? REST_BYTES : BUFFER_BYTES, path);
    }

    /** Goes on reading: the size of what is not regular is not known, and a file may grow. */
    private static byte[] withRest(OpenFile file, byte[] bytes, int atATime, String path) throws IOException {
        byte[] buffer = new byte[bytes.length == 0 ? atATime : NEXT_BYTES];
        int count = file.read(buffer, 0, buffer.length);
        if (count < 0) {
            return bytes;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream(bytes.length + atATime);
        all.writeBytes(bytes);
        while (count >= 0) {
            if (all.size() > LARGEST - count) {
                throw new ErrnoException(Errno.EFBIG, path);
            }
            all.write(buffer, 0, count);
            if (buffer.length < atATime) {
                buffer = new byte[atATime];
            }
            count = file.read(buffer, 0, buffer.length);
        }
        return all.toByteArray();
    }

    static void write(OpenFile file, byte[] bytes) throws IOException {
        int written = 0;
        while (written < bytes.length) {
            written += file.write(bytes, written, bytes.length - written);
        }
    }
}
