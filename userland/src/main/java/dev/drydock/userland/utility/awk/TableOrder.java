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
    private static final int[] BUSYBOX_SIZES = {61, 251, 1021, 4093};
    private static final int BUSYBOX_CHAIN = 10;
    private static final int MAWK_FIRST_SIZE = 64;
    private static final int MAWK_CHAIN = 12;

    private TableOrder() {}

    static List<String> of(List<String> keys, Flavour flavour) {
        int size = flavour.isGnu() ? mawkSize(keys.size()) : busyBoxSize(keys.size());
        List<List<String>> buckets = new ArrayList<>(Collections.nCopies(size, List.of()));
        for (String key : keys) {
            int hash = flavour.isGnu() ? fowlerNollVo(key) : busyBoxHash(key);
            int index = Integer.remainderUnsigned(hash, size);
            List<String> bucket = buckets.get(index);
            if (bucket.isEmpty()) {
                bucket = new ArrayList<>();
                buckets.set(index, bucket);
            }
            bucket.add(key);
        }
        List<String> ordered = new ArrayList<>(keys.size());
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

    private static int busyBoxSize(int count) {
        for (int size : BUSYBOX_SIZES) {
            if (count <= size * BUSYBOX_CHAIN) {
                return size;
            }
        }
        return BUSYBOX_SIZES[BUSYBOX_SIZES.length - 1];
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
            hash = (byte) key.charAt(i) + (hash << 6) + (hash >>> 26);
        }
        return hash;
    }
}
