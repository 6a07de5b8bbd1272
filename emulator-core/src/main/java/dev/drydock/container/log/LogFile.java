package dev.drydock.container.log;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The entries of one file of a log, in their order. A copy costs the same for any number of them: both go on in the same array,
 * of which each sees its own length, until both have something to add; the second one to do so then takes an array of its own.
 * Guarded by its log.
 */
final class LogFile {
    private static final int SMALLEST = 8;
    private static final LogEntry[] NONE = {};

    private LogEntry[] entries;
    private int size;
    /** How much of the array somebody has filled. */
    private AtomicInteger filled;

    LogFile() {
        this(NONE, 0, new AtomicInteger());
    }

    private LogFile(LogEntry[] entries, int size, AtomicInteger filled) {
        this.entries = entries;
        this.size = size;
        this.filled = filled;
    }

    LogFile copy() {
        return new LogFile(entries, size, filled);
    }

    int size() {
        return size;
    }

    LogEntry get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return entries[index];
    }

    void add(LogEntry entry) {
        if (size == entries.length || !filled.compareAndSet(size, size + 1)) {
            entries = Arrays.copyOf(entries, Math.max(SMALLEST, size + (size >> 1)));
            filled = new AtomicInteger(size + 1);
        }
        entries[size++] = entry;
    }
}
