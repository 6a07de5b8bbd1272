package dev.drydock.container.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Unmodifiable copies in order of their keys, the order in which the engine writes maps. */
final class Sorted {
    private Sorted() {}

    static <V> SortedMap<String, V> copyOf(SortedMap<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    static SortedSet<String> copyOf(SortedSet<String> set) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(set));
    }
}
