package dev.drydock.userland.shell.state;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A variable at one moment: a value, or none yet, and attributes. Immutable. */
public final class Variable {

    /** What was declared of a variable, by the letter that {@code declare} knows it by. */
    public enum Attribute {
        INTEGER('i'),
        LOWER('l'),
        REFERENCE('n'),
        READ_ONLY('r'),
        TRACED('t'),
        UPPER('u'),
        EXPORTED('x');

        private final char letter;

        Attribute(char letter) {
            this.letter = letter;
        }

        public char letter() {
            return letter;
        }
    }

    private static final Variable NOTHING = new Variable(null, null, null, EnumSet.noneOf(Attribute.class));

    private final @Nullable String scalar;
    private final @Nullable NavigableMap<Long, String> indexed;
    private final @Nullable Map<String, String> associative;
    private final Set<Attribute> attributes;

    private Variable(
            @Nullable String scalar,
            @Nullable NavigableMap<Long, String> indexed,
            @Nullable Map<String, String> associative,
            Set<Attribute> attributes) {
        this.scalar = scalar;
        this.indexed = indexed;
        this.associative = associative;
        this.attributes = attributes;
    }

    /** Declared, without a value. */
    public static Variable unset() {
        return NOTHING;
    }

    public static Variable of(String value) {
        return NOTHING.with(value);
    }

    /** The same attributes and this value; element 0 of an array. */
    public Variable with(String value) {
        if (indexed != null) {
            return withElement(0, value);
        }
        if (associative != null) {
            return withElement("0", value);
        }
        return new Variable(value, null, null, attributes);
    }

    public Variable withElement(long index, String value) {
        NavigableMap<Long, String> elements = new TreeMap<>(indices());
        elements.put(index, value);
        return withElements(elements);
    }

    public Variable withElement(String key, String value) {
        Map<String, String> elements = new LinkedHashMap<>(keyed());
        elements.put(key, value);
        return withKeyed(elements);
    }

    /** The same attributes, as an indexed array. */
    public Variable withElements(Map<Long, String> elements) {
        return new Variable(null, Collections.unmodifiableNavigableMap(new TreeMap<>(elements)), null, attributes);
    }

    /** The same attributes, as an associative array. */
    public Variable withKeyed(Map<String, String> elements) {
        return new Variable(null, null, Collections.unmodifiableMap(new LinkedHashMap<>(elements)), attributes);
    }

    /** The same without an element. */
    public Variable withoutElement(String key) {
        if (associative != null) {
            Map<String, String> rest = new LinkedHashMap<>(associative);
            rest.remove(key);
            return withKeyed(rest);
        }
        NavigableMap<Long, String> rest = new TreeMap<>(indices());
        rest.remove(Long.parseLong(key));
        return withElements(rest);
    }

    public Variable with(Attribute attribute) {
        if (attributes.contains(attribute)) {
            return this;
        }
        EnumSet<Attribute> more = EnumSet.copyOf(attributes);
        more.add(attribute);
        return new Variable(scalar, indexed, associative, more);
    }

    public Variable without(Attribute attribute) {
        if (!attributes.contains(attribute)) {
            return this;
        }
        EnumSet<Attribute> fewer = EnumSet.copyOf(attributes);
        fewer.remove(attribute);
        return new Variable(scalar, indexed, associative, fewer);
    }

    public boolean has(Attribute attribute) {
        return attributes.contains(attribute);
    }

    /** The attributes, in the order of their letters. */
    public Set<Attribute> attributes() {
        return Collections.unmodifiableSet(attributes);
    }

    /** The value; element 0 of an array; null if there is none. */
    public @Nullable String value() {
        if (indexed != null) {
            return indexed.get(0L);
        }
        return associative != null ? associative.get("0") : scalar;
    }

    public boolean isSet() {
        return scalar != null || indexed != null || associative != null;
    }

    public boolean isArray() {
        return indexed != null || associative != null;
    }

    public boolean isAssociative() {
        return associative != null;
    }

    /** One element, by what its subscript came to; null if there is none. A scalar has an element 0. */
    public @Nullable String element(String key) {
        if (associative != null) {
            return associative.get(key);
        }
        return indices().get(Long.parseLong(key));
    }

    /** The values, in the order in which the shell shows them. */
    public Collection<String> values() {
        return associative != null ? ordered().values() : indices().values();
    }

    /** The subscripts of the values, in the same order. */
    public Collection<String> keys() {
        return associative != null
                ? ordered().keySet()
                : indices().keySet().stream().map(String::valueOf).toList();
    }

    /** The elements of an indexed array; of a scalar its one value. */
    public NavigableMap<Long, String> indices() {
        if (indexed != null) {
            return indexed;
        }
        NavigableMap<Long, String> one = new TreeMap<>();
        if (scalar != null) {
            one.put(0L, scalar);
        }
        return one;
    }

    private Map<String, String> keyed() {
        return associative == null ? Map.of() : associative;
    }

    /** An associative array is shown in the order of bash's hash table. */
    private Map<String, String> ordered() {
        return HashOrder.BASH.sorted(keyed());
    }

    /** About how many bytes it holds. */
    long sizeBytes() {
        if (scalar != null) {
            return scalar.length();
        }
        long size = 0;
        if (isArray()) {
            for (String value : indexed != null ? indexed.values() : keyed().values()) {
                size += value.length() + 48L;
            }
        }
        return size;
    }
}
