package dev.drydock.filesystem;

/** A slice of a blob: the contents of a file of a layer that was loaded or committed. */
public final class BlobContent implements Content {
    private final Blob blob;
    private final long start;
    private final long length;

    BlobContent(Blob blob, long start, long length) {
        this.blob = blob;
        this.start = start;
        this.length = length;
    }

    @Override
    public long storedBytes() {
        return length;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int wanted) {
        if (position >= length) {
            return 0;
        }
        return blob.read(start + position, buffer, offset, (int) Math.min(wanted, length - position));
    }
}
