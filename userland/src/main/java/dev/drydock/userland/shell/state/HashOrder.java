package dev.drydock.userland.shell.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order in which a shell walks through a hash table, and so in which it shows what is in it: bucket by bucket. The hash
 * functions are those of bash's {@code hash_string} (FNV-1, 1,024 buckets, newest first) and of ash's {@code hashvar} (39
 * buckets, oldest first).
 */
public enum HashOrder {
    BASH(1024, true) {
        @Override
        int hash(String key) {
            int hash = 0x811c9dc5;
            for (int i = 0; i < key.length(); i++) {
                hash *= 0x01000193;
                hash ^= (byte) key.charAt(i);
            }
            return hash & (buckets() - 1);
        }
    },
    ASH(39, false) {
        @Override
        int hash(String key) {
            int hash = key.isEmpty() ? 0 : key.charAt(0) << 4;
            for (int i = 0; i < key.length(); i++) {
                hash += key.charAt(i);
            }
            return hash % buckets();
        }
    };

    private final int buckets;
    private final boolean newestFirst;

    HashOrder(int buckets, boolean newestFirst) {
        this.buckets = buckets;
        this.newestFirst = newestFirst;
    }

    int buckets() {
        return buckets;
    }

    abstract int hash(String key);

    /** A copy in the table's order of entries that come in the order in which they were made. */
    public <V> Map<String, V> sorted(Map<String, V> entries) {
        TreeMap<Integer, List<String>> table = new TreeMap<>();
        for (String key : entries.keySet()) {
            table.computeIfAbsent(hash(key), bucket -> new ArrayList<>()).add(key);
        }
        Map<String, V> sorted = new LinkedHashMap<>();
        for (List<String> chain : table.values()) {
            if (newestFirst) {
                Collections.reverse(chain);
            }
            chain.forEach(key -> sorted.put(key, entries.get(key)));
        }
        return sorted;
    }
}
