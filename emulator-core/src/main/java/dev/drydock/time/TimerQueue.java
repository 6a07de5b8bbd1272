package dev.drydock.time;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is due, the earliest first, and of what is due at one instant the one scheduled first. A binary heap whose entries
 * know their place, so that calling one off costs as little as adding one and leaves nothing behind. Guarded by its owner.
 */
final class TimerQueue {
    private static final int SMALLEST = 16;

    private Entry[] heap = new Entry[SMALLEST];
    private int size;
    private long scheduled;

    /** @param dueNanos on the owner's own scale */
    Entry add(long dueNanos, Runnable action) {
        Entry entry = new Entry(dueNanos, scheduled++, action);
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        size++;
        rise(size - 1, entry);
        return entry;
    }

    @Nullable
    Entry peek() {
        return size == 0 ? null : heap[0];
    }

    Entry poll() {
        Entry first = heap[0];
        remove(first);
        return first;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        while (size > 0) {
            remove(heap[size - 1]);
        }
    }

    /** @return whether it was still there */
    boolean remove(Entry entry) {
        int place = entry.place;
        if (place < 0) {
            return false;
        }
        entry.place = -1;
        size--;
        Entry last = heap[size];
        clearLast();
        if (last != entry) {
            if (place > 0 && last.isBefore(heap[(place - 1) / 2])) {
                rise(place, last);
            } else {
                sink(place, last);
            }
        }
        return true;
    }

    @SuppressWarnings("NullAway") // places behind the end are empty
    private void clearLast() {
        heap[size] = null;
        if (heap.length > SMALLEST && size < heap.length / 4) {
            heap = Arrays.copyOf(heap, heap.length / 2);
        }
    }

    private void rise(int start, Entry entry) {
        int place = start;
        while (place > 0) {
            int above = (place - 1) / 2;
            if (!entry.isBefore(heap[above])) {
                break;
            }
            put(place, heap[above]);
            place = above;
        }
        put(place, entry);
    }

    private void sink(int start, Entry entry) {
        int place = start;
        while (2 * place + 1 < size) {
            int below = 2 * place + 1;
            if (below + 1 < size && heap[below + 1].isBefore(heap[below])) {
                below++;
            }
            if (!heap[below].isBefore(entry)) {
                break;
            }
            put(place, heap[below]);
            place = below;
        }
        put(place, entry);
    }

    private void put(int place, Entry entry) {
        heap[place] = entry;
        entry.place = place;
    }

    /** One action and when it is due. */
    static final class Entry {
        final long dueNanos;
        final Runnable action;
        private final long order;
        private int place;

        private Entry(long dueNanos, long order, Runnable action) {
            this.dueNanos = dueNanos;
            this.order = order;
            this.action = action;
        }

        private boolean isBefore(Entry other) {
            return dueNanos != other.dueNanos ? dueNanos < other.dueNanos : order < other.order;
        }
    }
}
