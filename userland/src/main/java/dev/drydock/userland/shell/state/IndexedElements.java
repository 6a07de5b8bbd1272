package dev.drydock.userland.shell.state;

import io.vavr.collection.TreeMap;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Those of an indexed array, by whole numbers. */
record IndexedElements(TreeMap<Long, String> byIndex, long sizeBytes) implements Elements {
    private static final IndexedElements NONE = new IndexedElements(TreeMap.empty(), 0);

    static IndexedElements of(Map<Long, String> elements) {
        IndexedElements all = NONE;
        for (Map.Entry<Long, String> each : elements.entrySet()) {
            all = all.with(each.getKey(), each.getValue());
        }
        return all;
    }

    /** The first index after all that there are. */
    long next() {
        return byIndex.isEmpty() ? 0 : byIndex.last()._1 + 1;
    }

    @Override
    public @Nullable String get(String key) {
        return get(Long.parseLong(key));
    }

    private @Nullable String get(long index) {
        return byIndex.getOrElse(index, null);
    }

    @Override
    public IndexedElements with(String key, String value) {
        return with(Long.parseLong(key), value);
    }

    private IndexedElements with(long index, String value) {
        return new IndexedElements(
                byIndex.put(index, value), sizeBytes - bytes(get(index)) + ELEMENT_BYTES + value.length());
    }

    @Override
    public IndexedElements without(String key) {
        long index = Long.parseLong(key);
        return new IndexedElements(byIndex.remove(index), sizeBytes - bytes(get(index)));
    }

    private static long bytes(@Nullable String value) {
        return value == null ? 0 : ELEMENT_BYTES + value.length();
    }

    NavigableMap<Long, String> toMap() {
        return byIndex.toJavaMap();
    }

    @Override
    public Collection<String> values() {
        return byIndex.values().asJava();
    }

    @Override
    public Collection<String> keys() {
        return byIndex.keySet().toList().map(String::valueOf).asJava();
    }
}
