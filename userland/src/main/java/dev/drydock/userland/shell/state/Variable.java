package dev.drydock.userland.shell.state;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
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
        REFERENCE('n'),
        READ_ONLY('r'),
        TRACED('t'),
        EXPORTED('x'),
        LOWER('l'),
        UPPER('u');

        private final char letter;

        Attribute(char letter) {
            this.letter = letter;
        }

        public char letter() {
            return letter;
        }
    }

    private static final Variable NOTHING = new Variable(null, null, false, EnumSet.noneOf(Attribute.class));

    private final @Nullable String scalar;
    /** Of an array. */
    private final @Nullable Elements elements;

    private final boolean assigned;

    private final Set<Attribute> attributes;

    private Variable(
            @Nullable String scalar, @Nullable Elements elements, boolean assigned, Set<Attribute> attributes) {
        this.scalar = scalar;
        this.elements = elements;
        this.assigned = assigned;
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
        return elements == null ? new Variable(value, null, true, attributes) : withElement("0", value);
    }

    /** An array with one element more, or another one; a scalar becomes element 0 of one. */
    public Variable withElement(String key, String value) {
        return with(asElements().with(key, value));
    }

    /** The same attributes, as an indexed array. */
    public Variable withElements(Map<Long, String> indexed) {
        return with(IndexedElements.of(indexed));
    }

    /** The same attributes, as an associative array. */
    public Variable withKeyed(Map<String, String> keyed) {
        return with(KeyedElements.of(keyed));
    }

    /** As an array, which has no value yet if there was none before. */
    public Variable declaredArray(boolean associative) {
        Elements others =
                associative ? KeyedElements.of(scalar == null ? Map.of() : Map.of("0", scalar)) : asElements();
        return new Variable(null, others, assigned, attributes);
    }

    /** The same without an element. */
    public Variable withoutElement(String key) {
        return with(asElements().without(key));
    }

    private Variable with(Elements others) {
        return new Variable(null, others, true, attributes);
    }

    /** A scalar has an element 0. */
    private Elements asElements() {
        if (elements != null) {
            return elements;
        }
        return IndexedElements.of(scalar == null ? Map.of() : Map.of(0L, scalar));
    }

    public Variable with(Attribute attribute) {
        if (attributes.contains(attribute)) {
            return this;
        }
        EnumSet<Attribute> more = EnumSet.copyOf(attributes);
        more.add(attribute);
        return new Variable(scalar, elements, assigned, more);
    }

    public Variable without(Attribute attribute) {
        if (!attributes.contains(attribute)) {
            return this;
        }
        EnumSet<Attribute> fewer = EnumSet.copyOf(attributes);
        fewer.remove(attribute);
        return new Variable(scalar, elements, assigned, fewer);
    }

    public boolean has(Attribute attribute) {
        return attributes.contains(attribute);
    }

    /** The attributes, in the order in which they are shown. */
    public Set<Attribute> attributes() {
        return Collections.unmodifiableSet(attributes);
    }

    /** The value; element 0 of an array; null if there is none. */
    public @Nullable String value() {
        return elements == null ? scalar : elements.get("0");
    }

    public boolean isSet() {
        return assigned;
    }

    public boolean isArray() {
        return elements != null;
    }

    public boolean isAssociative() {
        return elements instanceof KeyedElements;
    }

    /** One element, by what its subscript came to; null if there is none. A scalar has an element 0. */
    public @Nullable String element(String key) {
        return asElements().get(key);
    }

    /** The values, in the order in which the shell shows them. */
    public Collection<String> values() {
        return asElements().values();
    }

    /** The subscripts of the values, in the same order. */
    public Collection<String> keys() {
        return asElements().keys();
    }

    /** A copy of the elements of an indexed array; of a scalar its one value; nothing of an associative array. */
    public NavigableMap<Long, String> indices() {
        return asElements() instanceof IndexedElements indexed ? indexed.toMap() : new TreeMap<>();
    }

    /** The first index that comes after all elements; 0 in an associative array. */
    public long nextIndex() {
        return asElements() instanceof IndexedElements indexed ? indexed.next() : 0;
    }

    /** About how many bytes it holds. */
    long sizeBytes() {
        if (elements != null) {
            return elements.sizeBytes();
        }
        return scalar == null ? 0 : scalar.length();
    }
}
