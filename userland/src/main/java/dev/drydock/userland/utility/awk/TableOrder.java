package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Flavour;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order in which {@code for (key in array)} gives keys: that of the tool's hash table, since scripts show it. Keys that
 * fall into one bucket come as if the last added were first.
 */
final class TableOrder {
    private static final int[] BUSYBOX_SIZES = {61, 251, 1021, 4093, 16381, 65521};
    private static final int BUSYBOX_CHAIN = 8;
    private static final int MAWK_FIRST_SIZE = 64;
    private static final int MAWK_CHAIN = 12;

    private TableOrder() {}

    static List<String> of(List<String> keys, Flavour flavour) {
        return flavour.isGnu() ? mawk(keys) : busyBox(keys);
    }

    private static List<String> mawk(List<String> keys) {
        int size = mawkSize(keys.size());
        List<List<String>> buckets = buckets(size);
        for (String key : keys) {
            bucket(buckets, Integer.remainderUnsigned(fowlerNollVo(key), size)).add(key);
        }
        return ordered(buckets);
    }

    /** The table grows while keys come, and those of a bucket then go over as they are given. */
    private static List<String> busyBox(List<String> keys) {
        int grown = 0;
        List<List<String>> buckets = buckets(BUSYBOX_SIZES[0]);
        for (int i = 0; i < keys.size(); i++) {
            if (i + 1 > buckets.size() * BUSYBOX_CHAIN && grown + 1 < BUSYBOX_SIZES.length) {
                List<List<String>> larger = buckets(BUSYBOX_SIZES[++grown]);
                ordered(buckets).forEach(key -> add(larger, key));
                buckets = larger;
            }
            add(buckets, keys.get(i));
        }
        return ordered(buckets);
    }

    private static void add(List<List<String>> buckets, String key) {
        bucket(buckets, Integer.remainderUnsigned(busyBoxHash(key), buckets.size()))
                .add(key);
    }

    private static List<List<String>> buckets(int size) {
        return new ArrayList<>(Collections.nCopies(size, List.of()));
    }

    private static List<String> bucket(List<List<String>> buckets, int index) {
        List<String> bucket = buckets.get(index);
        if (bucket.isEmpty()) {
            bucket = new ArrayList<>();
            buckets.set(index, bucket);
        }
        return bucket;
    }

    private static List<String> ordered(List<List<String>> buckets) {
        List<String> ordered = new ArrayList<>();
        for (List<String> bucket : buckets) {
            for (int i = bucket.size() - 1; i >= 0; i--) {
                ordered.add(bucket.get(i));
            }
        }
        return ordered;
    }

    private static int mawkSize(int count) {
        int size = MAWK_FIRST_SIZE;
        while (count > size * MAWK_CHAIN) {
            size *= 2;
        }
        return size;
    }

    /** FNV-1a, 32 bits. */
    private static int fowlerNollVo(String key) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x01000193;
        }
        return hash;
    }

    private static int busyBoxHash(String key) {
        int hash = 0;
        for (int i = 0; i < key.length(); i++) {
            hash = key.charAt(i) + (hash << 6) - hash;
        }
        return hash;
    }
}
