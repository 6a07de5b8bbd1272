package dev.drydock.userland.utility.text;

import java.util.Comparator;
import java.util.List;

/** The order of {@code sort}: key by key, and at last the bytes of the whole lines. */
final class LineOrder implements Comparator<String> {
    private final List<SortKey> keys;
    private final boolean lastResort;
    private final boolean reversed;

    /** @param lastResort whether lines with equal keys are ordered by their bytes */
    LineOrder(List<SortKey> keys, boolean lastResort, boolean reversed) {
        this.keys = List.copyOf(keys);
        this.lastResort = lastResort;
        this.reversed = reversed;
    }

    @Override
    public int compare(String one, String other) {
        for (SortKey key : keys) {
            int compared = key.compare(one, other);
            if (compared != 0) {
                return compared;
            }
        }
        int bytes = lastResort ? one.compareTo(other) : 0;
        return reversed ? -bytes : bytes;
    }
}
