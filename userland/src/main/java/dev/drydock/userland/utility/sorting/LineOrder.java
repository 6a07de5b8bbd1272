package dev.drydock.userland.utility.sorting;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of {@code sort}: key by key, and at last the bytes of the whole lines.
 *
 * @param separator of fields; null for blanks
 * @param lastResort whether lines with equal keys are ordered by their bytes
 */
record LineOrder(
        List<SortKey> keys,
        @Nullable String separator,
        boolean lastResort,
        boolean backwards,
        Comparator<String> scattering)
        implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        for (SortKey key : keys) {
            int compared = key.compare(key.of(one, separator), key.of(other, separator), scattering);
            if (compared != 0) {
                return compared;
            }
        }
        int bytes = lastResort ? one.compareTo(other) : 0;
        return backwards ? -bytes : bytes;
    }
}
