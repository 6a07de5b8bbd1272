package dev.drydock.filesystem;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Bytes written once and then only read: a layer's tar, say, with the contents of the layer's files as slices of it. Counted
 * by its holders; the last one that lets go frees it.
 */
public final class Blob {
    private final ContentArea area;
    private final StoredFile file;
    private final long sizeBytes;

    private Blob(ContentArea area, StoredFile file, long sizeBytes) {
        this.area = area;
        this.file = file;
        this.sizeBytes = sizeBytes;
    }

    /**
     * Stores all that a source writes; if that fails, nothing is stored.
     *
     * @throws ErrnoException ENOSPC if the store is full
     */
    public static Blob write(ContentStore store, Source source) throws IOException {
        ContentArea area = new ContentArea(store, null);
        boolean complete = false;
        try {
            StoredFile file = area.newFile();
            Sink sink = new Sink(file);
            source.writeTo(sink);
            complete = true;
            return new Blob(area, file, sink.position);
        } finally {
            if (!complete) {
                area.release();
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
        area.retain();
        return this;
    }

    /** One holder fewer; after the last one it must not be read any more. */
    public void release() {
        area.release();
    }

    int read(long position, byte[] buffer, int offset, int length) throws IOException {
        return file.read(position, buffer, offset, length);
    }

    /** What writes the bytes of a blob. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final class Sink extends OutputStream {
        private final StoredFile file;
        private long position;

        Sink(StoredFile file) {
            this.file = file;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(position, ByteBuffer.wrap(bytes, offset, length));
            position += length;
        }
    }

    private final class Reader extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
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
    }
}
