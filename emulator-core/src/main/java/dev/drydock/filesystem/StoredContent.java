package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes in a Jimfs file of a writable tree's own area; written in place as long as that area is not shared. */
public final class StoredContent implements Content {
    private final ContentArea area;
    private final StoredFile file;
    private volatile long storedBytes;

    StoredContent(ContentArea area) throws IOException {
        this.area = area;
        this.file = area.newFile();
    }

    boolean isIn(ContentArea wanted) {
        return area == wanted;
    }

    @Override
    public long storedBytes() {
        return storedBytes;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) throws IOException {
        return file.read(position, buffer, offset, length);
    }

    void write(long position, ByteBuffer bytes) throws IOException {
        long end = position + bytes.remaining();
        file.write(position, bytes);
        storedBytes = Math.max(storedBytes, end);
    }

    /** Gives up what is behind a length; a longer one leaves the file as it is. */
    void cut(long sizeBytes) throws IOException {
        if (sizeBytes < storedBytes) {
            file.truncate(sizeBytes);
            storedBytes = sizeBytes;
        }
    }

    /** Nobody refers to it any more. */
    void free() throws IOException {
        area.free(file);
    }
}
