package dev.drydock.filesystem;

import dev.drydock.time.WaitQueue;
import org.jspecify.annotations.Nullable;

/**
 * What a pipe, a FIFO or one direction of a connection holds, and how many can read and write it. Takes memory only for what is in it. None of its
 * methods blocks; whoever has changed something tells {@link #changes} after the lock is let go.
 */
public final class PipeBuffer {
    /** As Linux has it. */
    public static final int CAPACITY = 64 * 1024;

    private static final int SMALLEST = 256;
    private static final byte[] NOTHING = {};

    private final WaitQueue changes;
    private byte[] ring = NOTHING;
    private int start;
    private int held;
    private int readers;
    private int writers;
    /** How often an end has been opened: who opens a FIFO waits for the next one of the other side. */
    private int readersSoFar;

    private int writersSoFar;
    private @Nullable FileLocks locks;

    public PipeBuffer() {
        this(new WaitQueue());
    }

    /** @param changes shared with others, where somebody waits for several at once: both directions of a connection */
    public PipeBuffer(WaitQueue changes) {
        this.changes = changes;
    }

    public WaitQueue changes() {
        return changes;
    }

    /** The locks on the pipe, by whichever end. */
    public synchronized FileLocks locks() {
        FileLocks made = locks == null ? new FileLocks() : locks;
        locks = made;
        return made;
    }

    /** @return how many were read; 0 if nothing is there */
    public synchronized int read(byte[] buffer, int offset, int length) {
        int count = Math.min(length, held);
        int first = Math.min(count, ring.length - start);
        System.arraycopy(ring, start, buffer, offset, first);
        System.arraycopy(ring, 0, buffer, offset + first, count - first);
        held -= count;
        start = held == 0 ? 0 : (start + count) % ring.length;
        if (held == 0) {
            ring = NOTHING;
        }
        return count;
    }

    /**
     * @param atLeast if there is no room for so many, none is taken
     * @return how many were taken, as many as there is room for
     */
    public synchronized int write(byte[] bytes, int offset, int length, int atLeast) {
        int count = Math.min(length, CAPACITY - held);
        if (count < atLeast || count == 0) {
            return 0;
        }
        makeRoom(held + count);
        int end = (start + held) % ring.length;
        int first = Math.min(count, ring.length - end);
        System.arraycopy(bytes, offset, ring, end, first);
        System.arraycopy(bytes, offset + first, ring, 0, count - first);
        held += count;
        return count;
    }

    private void makeRoom(int needed) {
        if (needed <= ring.length) {
            return;
        }
        int size = Math.max(SMALLEST, ring.length);
        while (size < needed) {
            size *= 2;
        }
        byte[] larger = new byte[size];
        int first = Math.min(held, ring.length - start);
        System.arraycopy(ring, start, larger, 0, first);
        System.arraycopy(ring, 0, larger, first, held - first);
        ring = larger;
        start = 0;
    }

    public synchronized int held() {
        return held;
    }

    public synchronized int room() {
        return CAPACITY - held;
    }

    public synchronized boolean hasReaders() {
        return readers > 0;
    }

    public synchronized boolean hasWriters() {
        return writers > 0;
    }

    /** Whether a read returns at once: there is something, or nobody can write any more. */
    public synchronized boolean isReadable() {
        return held > 0 || writers == 0;
    }

    /** Whether a write of so many bytes at once can go on, or fail. */
    public synchronized boolean hasRoomFor(int count) {
        return CAPACITY - held >= count || readers == 0;
    }

    public synchronized int readersSoFar() {
        return readersSoFar;
    }

    public synchronized int writersSoFar() {
        return writersSoFar;
    }

    public synchronized void addEnds(boolean reads, boolean writes) {
        if (reads) {
            readers++;
            readersSoFar++;
        }
        if (writes) {
            writers++;
            writersSoFar++;
        }
    }

    public synchronized void removeEnds(boolean reads, boolean writes) {
        if (reads) {
            readers--;
        }
        if (writes) {
            writers--;
        }
    }

    /** Whether nobody has it open. */
    public synchronized boolean isUnused() {
        return readers == 0 && writers == 0;
    }
}
