package dev.drydock.userland.shell.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which a shell walks through a hash table, and so in which it shows what is in it: bucket by bucket. The hash
 * functions are those of bash's {@code hash_string} (FNV-1, 1,024 buckets for variables 256 for commands and 512 for completions, newest first)
 * and of ash's {@code hashvar} (39 and 31 buckets, oldest first), which is dash's, too.
 */
public enum HashOrder {
    BASH(1024, true),
    BASH_COMMANDS(256, true),
    BASH_COMPLETIONS(512, true),
    ASH(39, false),
    ASH_COMMANDS(31, false);

    private final int buckets;
    private final boolean newestFirst;

    HashOrder(int buckets, boolean newestFirst) {
        this.buckets = buckets;
        this.newestFirst = newestFirst;
    }

    private int hash(String key) {
        return newestFirst ? productHash(key) & (buckets - 1) : sumHash(key) % buckets;
    }

    private static int productHash(String key) {
        int hash = 0x811c9dc5;
        for (int i = 0; i < key.length(); i++) {
            hash *= 0x01000193;
            hash ^= (byte) key.charAt(i);
        }
        return hash;
    }

    private static int sumHash(String key) {
        int hash = key.isEmpty() ? 0 : key.charAt(0) << 4;
        for (int i = 0; i < key.length(); i++) {
            hash += key.charAt(i);
        }
        return hash;
    }

    /** A copy in the table's order of entries that come in the order in which they were made. */
    public <V> Map<String, V> sorted(Map<String, V> entries) {
        List<Map.Entry<String, V>> all = new ArrayList<>(entries.entrySet());
        if (newestFirst) {
            Collections.reverse(all);
        }
        all.sort(Comparator.comparingInt(entry -> hash(entry.getKey())));
        Map<String, V> sorted = new LinkedHashMap<>();
        for (Map.Entry<String, V> entry : all) {
            sorted.put(entry.getKey(), entry.getValue());
        }
        return sorted;
    }
}
