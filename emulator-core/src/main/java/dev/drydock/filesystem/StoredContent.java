package dev.drydock.filesystem;

import java.nio.ByteBuffer;

/** Bytes in blocks of a writable tree's own area; written in place as long as that area is not shared. */
public final class StoredContent implements Content {
    private final ContentArea area;
    private final Blocks blocks;
    private volatile long storedBytes;

    StoredContent(ContentArea area) {
        this.area = area;
        this.blocks = new Blocks(area);
    }

    boolean isIn(ContentArea wanted) {
        return area == wanted;
    }

    @Override
    public long storedBytes() {
        return storedBytes;
    }

    @Override
    public long allocatedBytes() {
        return blocks.allocatedBytes();
    }

    @Override
    public boolean isHole(long position) {
        return blocks.isHole(position);
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) {
        int count = (int) Math.max(0, Math.min(length, storedBytes - position));
        blocks.read(position, buffer, offset, count);
        return count;
    }

    /** A gap before what is written is a hole. */
    void write(long position, ByteBuffer bytes) throws ErrnoException {
        long end = position + bytes.remaining();
        blocks.write(position, bytes);
        storedBytes = Math.max(storedBytes, end);
    }

    /** Gives up what is behind a length; a longer one leaves the file as it is. */
    void cut(long sizeBytes) {
        if (sizeBytes < storedBytes) {
            storedBytes = sizeBytes;
            blocks.cut(sizeBytes);
        }
    }

    /** Nobody refers to it any more. */
    void free() {
        blocks.free();
    }
}
