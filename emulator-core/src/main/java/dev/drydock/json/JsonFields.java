package dev.drydock.json;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, read as the fields of a Go struct: names in any case of letters, absent and null fields as
 * zero, unknown ones ignored, of several with one name the last.
 */
public final class JsonFields {
    private final Map<String, JsonSlot> slots = new HashMap<>();

    void put(String name, JsonSlot slot) {
        slots.put(name.toLowerCase(Locale.ROOT), slot);
    }

    /** Whether there is such a member, be it null. */
    public boolean has(String name) {
        return slots.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** The member, null if it is absent or null. */
    private @Nullable JsonSlot slot(String name) {
        JsonSlot slot = slots.get(name.toLowerCase(Locale.ROOT));
        return slot == null || slot.isNull() ? null : slot;
    }

    public String text(String name) {
        return text(name, "string");
    }

    /** A text of a type of its own. */
    public String text(String name, String goType) {
        JsonSlot slot = slot(name);
        return slot == null ? "" : slot.text(goType);
    }

    /** As {@link JsonSlot#parsed}; null for null. */
    public <T> @Nullable T parsed(String name, String goType, JsonSlot.Parser<T> parser) {
        JsonSlot slot = slot(name);
        return slot == null ? null : slot.parsed(goType, parser);
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(optionalFlag(name));
    }

    public @Nullable Boolean optionalFlag(String name) {
        JsonSlot slot = slot(name);
        return slot == null ? null : (Boolean) slot.flag();
    }

    /** Go's int has 64 bits; what does not fit into ours is beyond every bound anyway. */
    public int integer(String name) {
        Long value = optionalSigned(name, "int");
        return value == null ? 0 : clamp(value);
    }

    public @Nullable Integer optionalInteger(String name) {
        Long value = optionalSigned(name, "int");
        return value == null ? null : (Integer) clamp(value);
    }

    private static int clamp(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    public long int64(String name) {
        return signed(name, "int64");
    }

    public long signed(String name, String goType) {
        Long value = optionalSigned(name, goType);
        return value == null ? 0 : value;
    }

    public @Nullable Long optionalInt64(String name) {
        return optionalSigned(name, "int64");
    }

    private @Nullable Long optionalSigned(String name, String goType) {
        JsonSlot slot = slot(name);
        return slot == null ? null : (Long) slot.signed(goType);
    }

    public long unsigned(String name, String goType, int bits) {
        JsonSlot slot = slot(name);
        return slot == null ? 0 : slot.unsigned(goType, bits);
    }

    public @Nullable List<String> texts(String name) {
        return list(name, "[]string", item -> item.text("string"));
    }

    /** As {@link JsonSlot#words}. */
    public @Nullable List<String> words(String name) {
        JsonSlot slot = slot(name);
        return slot == null ? null : slot.words();
    }

    public @Nullable SortedMap<String, String> textsByName(String name) {
        return map(name, "map[string]string", item -> item.text("string"));
    }

    /** The names of an object whose values are empty objects. */
    public @Nullable SortedSet<String> names(String name, String goType) {
        SortedMap<String, Boolean> map = map(name, goType, item -> item.object("struct {}", fields -> true) != null);
        return map == null ? null : new TreeSet<>(map.keySet());
    }

    public <T> @Nullable List<T> list(String name, String goType, Function<JsonSlot, T> item) {
        JsonSlot slot = slot(name);
        return slot == null ? null : slot.list(goType, item);
    }

    public <T> @Nullable SortedMap<String, T> map(String name, String goType, Function<JsonSlot, T> item) {
        JsonSlot slot = slot(name);
        return slot == null ? null : slot.map(goType, item);
    }

    public <T> @Nullable T object(String name, String goType, Function<JsonFields, T> format) {
        JsonSlot slot = slot(name);
        return slot == null ? null : slot.object(goType, format);
    }
}
