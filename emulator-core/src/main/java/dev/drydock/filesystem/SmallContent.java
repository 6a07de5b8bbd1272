package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The bytes of a small file that a writable tree wrote: a value, in the heap, because blocks that
 * are written in place are dear for so little. Its tree's area counts them.
 */
final class SmallContent implements Content {
    /** A page; what is longer is in blocks. */
    static final int MOST_BYTES = Blocks.BYTES;

    private final ContentArea area;
    private final byte[] bytes;

    private SmallContent(ContentArea area, byte[] bytes) {
        this.area = area;
        this.bytes = bytes;
    }

    /**
     * The first bytes of a content, with others written over them; a gap before those is zeros.
     *
     * @param area has counted as many bytes
     * @param storedBytes how many of the content are kept, if the others do not reach further
     */
    static SmallContent of(ContentArea area, Content before, int storedBytes, long position, ByteBuffer written)
            throws IOException {
        int end = (int) position + written.remaining();
        if (position == 0 && end >= storedBytes && written.hasArray()) {
            // Memory that is written whole is not cleared before: half of what such a write costs.
            int from = written.arrayOffset() + written.position();
            written.position(written.limit());
            return new SmallContent(area, Arrays.copyOfRange(written.array(), from, from + end));
        }
        byte[] bytes = new byte[Math.max(storedBytes, end)];
        int filled = 0;
        int count = storedBytes;
        while (filled < storedBytes && count > 0) {
            count = before.read(filled, bytes, filled, storedBytes - filled);
            filled += count;
        }
        written.get(bytes, (int) position, end - (int) position);
        return new SmallContent(area, bytes);
    }

    boolean isIn(ContentArea wanted) {
        return area == wanted;
    }

    @Override
    public long storedBytes() {
        return bytes.length;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) {
        return InlineContent.read(bytes, position, buffer, offset, length);
    }
}
