package dev.drydock.filesystem;

/** Bytes in the heap, shared by everybody who refers to them: the catalogue's layers, and files of the engine's own. */
public final class InlineContent implements Content {
    /** No bytes: what a new file has. */
    public static final InlineContent EMPTY = new InlineContent(new byte[0]);

    private final byte[] bytes;

    private InlineContent(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes as they are; the caller must not change them afterwards. */
    public static InlineContent of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new InlineContent(bytes);
    }

    @Override
    public long storedBytes() {
        return bytes.length;
    }

    @Override
    public int read(long position, byte[] buffer, int offset, int length) {
        return read(bytes, position, buffer, offset, length);
    }

    /** {@link Content#read} of bytes in the heap. */
    static int read(byte[] bytes, long position, byte[] buffer, int offset, int length) {
        if (position >= bytes.length) {
            return 0;
        }
        int count = Math.min(length, bytes.length - (int) position);
        System.arraycopy(bytes, (int) position, buffer, offset, count);
        return count;
    }
}
