package dev.drydock.id;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Things by their ids, found by a prefix of the id that is long enough to be unique. A look-up costs O(log n), whatever
 * the length of the prefix. Not thread-safe: it is used under the engine's lock.
 */
public final class PrefixIndex<V> {
    private final NavigableMap<String, V> byId;

    public PrefixIndex() {
        this.byId = new TreeMap<>();
    }

    private PrefixIndex(NavigableMap<String, V> byId) {
        this.byId = new TreeMap<>(byId);
    }

    /** An index of the same things that changes on its own from now on. */
    public PrefixIndex<V> copy() {
        return new PrefixIndex<>(byId);
    }

    /** As {@link #copy()}, with copies of the things. */
    public PrefixIndex<V> copy(UnaryOperator<V> copying) {
        PrefixIndex<V> copy = copy();
        copy.byId.replaceAll((id, value) -> copying.apply(value));
        return copy;
    }

    /** Adds a thing, or takes the place of the one with the same id. */
    public void put(String id, V value) {
        byId.put(id, value);
    }

    public void remove(String id) {
        byId.remove(id);
    }

    /** The thing with exactly this id. */
    public @Nullable V get(String id) {
        return byId.get(id);
    }

    /**
     * The thing whose id begins with a prefix. An id that equals the prefix wins over longer ones; the empty prefix
     * begins every id.
     */
    public PrefixMatch<V> find(String prefix) {
        NavigableMap<String, V> from = byId.tailMap(prefix, true);
        Map.Entry<String, V> first = from.firstEntry();
        if (first == null || !first.getKey().startsWith(prefix)) {
            return new PrefixMatch.Missing<>();
        }
        if (first.getKey().equals(prefix)) {
            return new PrefixMatch.Found<>(first.getValue());
        }
        String second = from.higherKey(first.getKey());
        if (second != null && second.startsWith(prefix)) {
            return new PrefixMatch.Ambiguous<>(countWith(from, prefix));
        }
        return new PrefixMatch.Found<>(first.getValue());
    }

    /** All things, in the order of their ids. */
    public Collection<V> values() {
        return Collections.unmodifiableCollection(byId.values());
    }

    public int size() {
        return byId.size();
    }

    private static <V> int countWith(NavigableMap<String, V> from, String prefix) {
        int count = 0;
        for (String id : from.keySet()) {
            if (!id.startsWith(prefix)) {
                break;
            }
            count++;
        }
        return count;
    }
}
