package dev.drydock.userland.shell.state;

import io.vavr.collection.HashMap;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Those of an associative array, by texts.
 *
 * @param made how many have been made so far, those that are gone again too
 */
record KeyedElements(HashMap<String, Element> byKey, long made, long sizeBytes) implements Elements {
    private static final KeyedElements NONE = new KeyedElements(HashMap.empty(), 0, 0);

    /**
     * A value.
     *
     * @param number of its key among those that were made
     */
    record Element(long number, String value) {
        long bytes() {
            return (long) ELEMENT_BYTES + value.length();
        }
    }

    /** @param elements in the order in which they were made */
    static KeyedElements of(Map<String, String> elements) {
        KeyedElements all = NONE;
        for (Map.Entry<String, String> each : elements.entrySet()) {
            all = all.with(each.getKey(), each.getValue());
        }
        return all;
    }

    @Override
    public @Nullable String get(String key) {
        Element element = find(key);
        return element == null ? null : element.value();
    }

    private @Nullable Element find(String key) {
        return byKey.getOrElse(key, null);
    }

    @Override
    public KeyedElements with(String key, String value) {
        Element before = find(key);
        Element after = new Element(before == null ? made : before.number(), value);
        long more = after.bytes() - (before == null ? 0 : before.bytes());
        return new KeyedElements(byKey.put(key, after), before == null ? made + 1 : made, sizeBytes + more);
    }

    @Override
    public KeyedElements without(String key) {
        Element before = find(key);
        return before == null ? this : new KeyedElements(byKey.remove(key), made, sizeBytes - before.bytes());
    }

    @Override
    public Collection<String> values() {
        return ordered().values();
    }

    @Override
    public Collection<String> keys() {
        return ordered().keySet();
    }

    /** In the order of bash's hash table. */
    private Map<String, String> ordered() {
        Map<String, String> asMade = new LinkedHashMap<>();
        byKey.toJavaList().stream()
                .sorted(Comparator.comparingLong(each -> each._2.number()))
                .forEach(each -> asMade.put(each._1, each._2.value()));
        return HashOrder.BASH.sorted(asMade);
    }
}
