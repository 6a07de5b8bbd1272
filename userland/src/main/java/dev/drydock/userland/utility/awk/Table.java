package dev.drydock.userland.utility.awk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An associative array. */
final class Table {
    private final Map<String, Cell> cells = new LinkedHashMap<>();

    /** The element, made if it is missing. */
    Cell cell(String key) {
        return cells.computeIfAbsent(key, missing -> new Cell());
    }

    boolean has(String key) {
        return cells.containsKey(key);
    }

    void remove(String key) {
        cells.remove(key);
    }

    void clear() {
        cells.clear();
    }

    int size() {
        return cells.size();
    }

    /** The keys as they came. */
    List<String> keys() {
        return new ArrayList<>(cells.keySet());
    }
}
