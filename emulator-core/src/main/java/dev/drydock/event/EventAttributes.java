package dev.drydock.event;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells, by name, in the names' order. Immutable. An engine remembers thousands of these, each with a handful
 * of names: they lie in one array.
 */
public final class EventAttributes extends AbstractMap<String, String> {
    /** A name, its value, the next name. */
    private final String[] pairs;

    private EventAttributes(String[] pairs) {
        this.pairs = pairs;
    }

    /** Those of a map as it is now. */
    public static EventAttributes copyOf(Map<String, String> attributes) {
        return attributes instanceof EventAttributes already
                ? already
                : new Builder(attributes.size()).putAll(attributes).build();
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return pairs.length / 2;
            }

            @Override
            public Iterator<Entry<String, String>> iterator() {
                return new Pairs(pairs);
            }
        };
    }

    private static final class Pairs implements Iterator<Entry<String, String>> {
        private final String[] pairs;
        private int next;

        Pairs(String[] pairs) {
            this.pairs = pairs;
        }

        @Override
        public boolean hasNext() {
            return next < pairs.length;
        }

        @Override
        public Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return Map.entry(pairs[next - 2], pairs[next - 1]);
        }
    }

    /** Gathers attributes; a later one takes the place of an earlier one of the same name. */
    public static final class Builder {
        private String[] pairs;
        private int length;

        /** @param expected how many there will be, perhaps */
        public Builder(int expected) {
            this.pairs = new String[2 * expected];
        }

        public Builder put(String name, String value) {
            int place = length;
            while (place > 0 && pairs[place - 2].compareTo(name) >= 0) {
                place -= 2;
            }
            if (place == length || !pairs[place].equals(name)) {
                insert(place);
                pairs[place] = name;
            }
            pairs[place + 1] = value;
            return this;
        }

        private void insert(int place) {
            if (length == pairs.length) {
                pairs = Arrays.copyOf(pairs, Math.max(8, 2 * length));
            }
            System.arraycopy(pairs, place, pairs, place + 2, length - place);
            length += 2;
        }

        public Builder putAll(Map<String, String> attributes) {
            attributes.forEach(this::put);
            return this;
        }

        public EventAttributes build() {
            return new EventAttributes(length == pairs.length ? pairs.clone() : Arrays.copyOf(pairs, length));
        }
    }
}
