package dev.drydock.userland.server.redis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One of the numbered databases: keys, what they hold, and when they expire. */
final class Keyspace {
    private final LongSupplier milliseconds;
    private Map<String, Value> values = new LinkedHashMap<>();
    private Map<String, Long> ends = new HashMap<>();
    /** How often keys have changed that somebody watches. */
    private final Map<String, Long> versions = new HashMap<>();

    private long expired;

    /** @param milliseconds the time, since 1970 */
    Keyspace(LongSupplier milliseconds) {
        this.milliseconds = milliseconds;
    }

    @Nullable
    Value find(String key) {
        expire(key);
        return values.get(key);
    }

    private void expire(String key) {
        Long end = ends.get(key);
        if (end != null && end <= milliseconds.getAsLong()) {
            remove(key);
            expired++;
        }
    }

    /** Keeps a time at which the key expires. */
    void put(String key, Value value) {
        values.put(key, value);
    }

    boolean remove(String key) {
        ends.remove(key);
        return values.remove(key) != null;
    }

    /** When it expires, in milliseconds since 1970; null if it does not. */
    @Nullable
    Long end(String key) {
        return ends.get(key);
    }

    void end(String key, @Nullable Long end) {
        if (end == null) {
            ends.remove(key);
        } else {
            ends.put(key, end);
        }
    }

    /** All keys, in the order in which they came. */
    List<String> keys() {
        List.copyOf(ends.keySet()).forEach(this::expire);
        return List.copyOf(values.keySet());
    }

    int size() {
        return keys().size();
    }

    /** How many of the keys expire some time. */
    int expiring() {
        return ends.size();
    }

    long expired() {
        return expired;
    }

    long meanTimeToLive() {
        long now = milliseconds.getAsLong();
        return (long)
                ends.values().stream().mapToLong(end -> end - now).average().orElse(0);
    }

    void clear() {
        values.keySet().forEach(this::changed);
        values.clear();
        ends.clear();
    }

    void swap(Keyspace other) {
        Map<String, Value> otherValues = other.values;
        Map<String, Long> otherEnds = other.ends;
        other.values = values;
        other.ends = ends;
        values = otherValues;
        ends = otherEnds;
        versions.keySet().forEach(this::changed);
        other.versions.keySet().forEach(other::changed);
    }

    /** Counts the changes of a key from now on. */
    long watch(String key) {
        expire(key);
        return versions.computeIfAbsent(key, first -> 0L);
    }

    void changed(String key) {
        versions.computeIfPresent(key, (watched, version) -> version + 1);
    }
}
