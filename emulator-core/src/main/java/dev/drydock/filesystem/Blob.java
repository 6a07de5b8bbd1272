package dev.drydock.filesystem;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bytes written once and then only read: a layer's tar, say, with the contents of the layer's files as slices of it. Counted
 * by its holders; the last one that lets go frees it.
 */
public final class Blob {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Blocks blocks;
    private final long sizeBytes;
    private final AtomicInteger holders = new AtomicInteger(1);

    private Blob(Blocks blocks, long sizeBytes) {
        this.blocks = blocks;
        this.sizeBytes = sizeBytes;
    }

    /**
     * Stores all that a source writes; if that fails, nothing is stored.
     *
     * @throws ErrnoException ENOSPC if the store is full
     */
    public static Blob write(ContentStore store, Source source) throws IOException {
        Blocks blocks = new Blocks(new ContentArea(store, null));
        boolean complete = false;
        try {
            Sink sink = new Sink(blocks);
            source.writeTo(sink);
            complete = true;
            return new Blob(blocks, sink.position);
        } finally {
            if (!complete) {
                blocks.free();
            }
        }
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    /** The bytes from {@code offset} on, as contents of a file. */
    public Content slice(long offset, long length) {
        if (offset < 0 || length < 0 || offset + length > sizeBytes) {
            throw new IndexOutOfBoundsException(offset + "+" + length + " of " + sizeBytes);
        }
        return length == 0 ? InlineContent.EMPTY : new BlobContent(this, offset, length);
    }

    /** All bytes, from the beginning. */
    public InputStream open() {
        return new Reader();
    }

    /** One more holder. */
    public Blob retain() {
        holders.incrementAndGet();
        return this;
    }

    /** One holder fewer; after the last one it must not be read any more. */
    public void release() {
        if (holders.decrementAndGet() == 0) {
            blocks.free();
        }
    }

    /** @return how many bytes were read, 0 at or behind the end */
    int read(long position, byte[] buffer, int offset, int length) {
        int count = (int) Math.max(0, Math.min(length, sizeBytes - position));
        blocks.read(position, buffer, offset, count);
        return count;
    }

    /** What writes the bytes of a blob. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final class Sink extends OutputStream {
        private final Blocks blocks;
        private long position;

        Sink(Blocks blocks) {
            this.blocks = blocks;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            blocks.write(position, ByteBuffer.wrap(bytes, offset, length));
            position += length;
        }
    }

    private final class Reader extends InputStream {
        private long position;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            int count = Blob.this.read(position, buffer, offset, length);
            position += count;
            return count == 0 ? -1 : count;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, sizeBytes - position));
            position += skipped;
            return skipped;
        }

        @Override
        public long transferTo(OutputStream out) throws IOException {
            byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, sizeBytes - position)];
            long before = position;
            for (int count = read(buffer, 0, buffer.length); count > 0; count = read(buffer, 0, buffer.length)) {
                out.write(buffer, 0, count);
            }
            return position - before;
        }
    }
}
