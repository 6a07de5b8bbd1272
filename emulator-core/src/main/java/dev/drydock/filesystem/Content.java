package dev.drydock.filesystem;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The bytes of a regular file as an inode refers to them. What is shared (a layer's, or after a fork) never changes: a
 * writer copies it first. How long the file is stands in the inode; what lies behind the content's own end reads as zeros.
 */
public sealed interface Content permits InlineContent, SmallContent, BlobContent, StoredContent {

    /** How many bytes are there; the file may be longer (a hole at its end) but not shorter. */
    long storedBytes();

    /** Room that it takes on a disk, in whole pages of 4,096 bytes; a hole in it takes none. */
    default long allocatedBytes() {
        return (storedBytes() + Blocks.BYTES - 1) / Blocks.BYTES * Blocks.BYTES;
    }

    /** Whether the page at a position takes no room, so that its bytes are zeros. */
    default boolean isHole(long position) {
        return position >= allocatedBytes();
    }

    /**
     * Reads at a position.
     *
     * @return how many bytes were read, 0 at or behind the end
     */
    int read(long position, byte[] buffer, int offset, int length) throws IOException;

    /** Copies the first {@code sizeBytes} bytes out, zeros behind the end of what is stored. */
    default void copyTo(OutputStream out, long sizeBytes) throws IOException {
        byte[] buffer = new byte[(int) Math.min(sizeBytes, 64 * 1024)];
        long position = 0;
        while (position < sizeBytes) {
            int wanted = (int) Math.min(buffer.length, sizeBytes - position);
            int count = read(position, buffer, 0, wanted);
            if (count == 0) {
                Arrays.fill(buffer, 0, wanted, (byte) 0);
                count = wanted;
            }
            out.write(buffer, 0, count);
            position += count;
        }
    }
}
