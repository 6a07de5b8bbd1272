package dev.drydock.filesystem;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the file contents of an engine may hold together, and how much they hold. The bytes themselves are in the heap: what
 * was written whole in a {@link Blob}, what is written in place in a {@link StoredContent}, small files in a
 * {@link SmallContent}. Thread-safe.
 */
public final class ContentStore implements AutoCloseable {
    /** Of what all may hold, freed blocks may be one part in so many. */
    private static final int FREED_SHARE = 8;

    private final long limitBytes;
    private final FreedBlocks freed;
    private final AtomicLong heldBytes = new AtomicLong();
    private volatile boolean closed;

    /** @param limitBytes how much all files together may hold; more is ENOSPC */
    public ContentStore(long limitBytes) {
        this.limitBytes = limitBytes;
        this.freed = new FreedBlocks(limitBytes / FREED_SHARE);
    }

    /** A store that only the heap limits. */
    public static ContentStore unlimited() {
        return new ContentStore(Long.MAX_VALUE);
    }

    /** An empty one with the same limit, for files that come and go as a whole. */
    public ContentStore another() {
        return new ContentStore(limitBytes);
    }

    /** How many bytes are held now. */
    public long heldBytes() {
        return heldBytes.get();
    }

    /** @return false if there is no room for so many bytes more */
    boolean take(long bytes) {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
        if (heldBytes.addAndGet(bytes) <= limitBytes) {
            return true;
        }
        heldBytes.addAndGet(-bytes);
        return false;
    }

    void give(long bytes) {
        heldBytes.addAndGet(-bytes);
    }

    FreedBlocks freed() {
        return freed;
    }

    /** Nothing can be written any more. Idempotent. */
    @Override
    public void close() {
        closed = true;
    }
}
