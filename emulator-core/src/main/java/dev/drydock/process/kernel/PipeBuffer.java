package dev.drydock.process.kernel;

import dev.drydock.time.WaitQueue;

/**
 * What a pipe or a FIFO holds, and how many can read and write it. Takes memory only for what is in it. None of its
 * methods blocks; whoever has changed something tells {@link #changes} after the lock is let go.
 */
final class PipeBuffer {
    /** As Linux has it. */
    static final int CAPACITY = 64 * 1024;

    private static final int SMALLEST = 256;
    private static final byte[] NOTHING = {};

    private final WaitQueue changes = new WaitQueue();
    private byte[] ring = NOTHING;
    private int start;
    private int held;
    private int readers;
    private int writers;
    /** How often an end has been opened: who opens a FIFO waits for the next one of the other side. */
    private int readersSoFar;

    private int writersSoFar;

    WaitQueue changes() {
        return changes;
    }

    /** @return how many were read; 0 if nothing is there */
    synchronized int read(byte[] buffer, int offset, int length) {
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
    synchronized int write(byte[] bytes, int offset, int length, int atLeast) {
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

    synchronized int held() {
        return held;
    }

    synchronized int room() {
        return CAPACITY - held;
    }

    synchronized boolean hasReaders() {
        return readers > 0;
    }

    synchronized boolean hasWriters() {
        return writers > 0;
    }

    /** Whether a read returns at once: there is something, or nobody can write any more. */
    synchronized boolean isReadable() {
        return held > 0 || writers == 0;
    }

    /** Whether a write of so many bytes at once can go on, or fail. */
    synchronized boolean hasRoomFor(int count) {
        return CAPACITY - held >= count || readers == 0;
    }

    synchronized int readersSoFar() {
        return readersSoFar;
    }

    synchronized int writersSoFar() {
        return writersSoFar;
    }

    synchronized void addEnds(boolean reads, boolean writes) {
        if (reads) {
            readers++;
            readersSoFar++;
        }
        if (writes) {
            writers++;
            writersSoFar++;
        }
    }

    synchronized void removeEnds(boolean reads, boolean writes) {
        if (reads) {
            readers--;
        }
        if (writes) {
            writers--;
        }
    }

    /** Whether nobody has it open. */
    synchronized boolean isUnused() {
        return readers == 0 && writers == 0;
    }
}
