package dev.drydock.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest entries, each found by its number: numbers follow each other. Guarded by its owner. */
final class LatestEntries {
    private static final int SMALLEST = 64;

    private final int most;
    /** An entry lies where the last bits of its number say; the length is a power of two. */
    private @Nullable Entry[] places = new Entry[SMALLEST];

    private int size;
    private long last;

    /** @param most how many are kept */
    LatestEntries(int most) {
        this.most = most;
    }

    /** The number of the last one; 0 if there was none. */
    long last() {
        return last;
    }

    /** @param entry with the next number */
    void add(Entry entry) {
        last = entry.number();
        if (size == most) {
            places[place(last - most)] = null;
        } else {
            size++;
            if (size > places.length) {
                grow();
            }
        }
        places[place(last)] = entry;
    }

    private void grow() {
        @Nullable Entry[] smaller = places;
        places = new Entry[2 * smaller.length];
        for (Entry each : smaller) {
            if (each != null) {
                places[place(each.number())] = each;
            }
        }
    }

    /** Null if it is not kept. */
    @Nullable
    Entry find(long number) {
        return number > last - size && number <= last ? places[place(number)] : null;
    }

    /** Puts an entry into the place of the one with its number, which is kept. */
    void replace(Entry entry) {
        places[place(entry.number())] = entry;
    }

    /** All that are kept, oldest first. */
    List<Entry> list() {
        List<Entry> list = new ArrayList<>(size);
        for (long number = last - size + 1; number <= last; number++) {
            Entry entry = places[place(number)];
            if (entry != null) {
                list.add(entry);
            }
        }
        return list;
    }

    private int place(long number) {
        return (int) (number & (places.length - 1));
    }
}
