package dev.drydock.filter;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Keys with the values that a client asked for, in the client's order. A key that was not asked for lets everything
 * pass; several values of a key are alternatives, except for labels, which must all match. Immutable.
 */
public final class Filters {
    /** Lets everything pass. */
    public static final Filters NONE = new Filters(Map.of());

    private final Map<String, Set<String>> values;

    private Filters(Map<String, ? extends Collection<String>> values) {
        Map<String, Set<String>> copy = new LinkedHashMap<>();
        values.forEach((key, wanted) -> copy.put(key, Collections.unmodifiableSet(new LinkedHashSet<>(wanted))));
        this.values = Collections.unmodifiableMap(copy);
    }

    public static Filters of(Map<String, ? extends Collection<String>> values) {
        return new Filters(values);
    }

    /** One key with one value. */
    public static Filters of(String key, String value) {
        return new Filters(Map.of(key, Set.of(value)));
    }

    /** The same filters with one more value. */
    public Filters with(String key, String value) {
        Map<String, Set<String>> copy = new LinkedHashMap<>(values);
        Set<String> wanted = new LinkedHashSet<>(get(key));
        wanted.add(value);
        copy.put(key, wanted);
        return new Filters(copy);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Set<String> keys() {
        return values.keySet();
    }

    public boolean contains(String key) {
        return values.containsKey(key);
    }

    /** The values of a key, none if it was not asked for. */
    public Set<String> get(String key) {
        return values.getOrDefault(key, Set.of());
    }

    /**
     * Refuses keys that a list does not know.
     *
     * @throws dev.drydock.error.EngineException invalid parameter, naming the first unknown key
     */
    public void requireKnown(Set<String> known) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw FilterErrors.unknownKey(key);
            }
        }
    }

    /**
     * The truth that a key asks for.
     *
     * @param otherwise the answer when the key was not asked for
     * @throws dev.drydock.error.EngineException invalid parameter, unless its only value is one of {@code true},
     *     {@code 1}, {@code false} and {@code 0}
     */
    public boolean flag(String key, boolean otherwise) {
        if (!contains(key)) {
            return otherwise;
        }
        Set<String> wanted = get(key);
        boolean isTrue = wanted.contains("1") || wanted.contains("true");
        boolean isFalse = wanted.contains("0") || wanted.contains("false");
        if (isTrue == isFalse) {
            throw FilterErrors.invalidValues(key, wanted);
        }
        return isTrue;
    }

    /** Whether the key was not asked for, or one of its values equals the source. */
    public boolean matchesExactly(String key, String source) {
        Set<String> wanted = get(key);
        return wanted.isEmpty() || wanted.contains(source);
    }

    /** Whether the key was not asked for, or the source begins with one of its values. */
    public boolean matchesPrefix(String key, String source) {
        return matchesExactly(key, source) || get(key).stream().anyMatch(source::startsWith);
    }

    /**
     * Whether the key was not asked for, or one of its values is found in the source, as a regular expression where it
     * is one.
     */
    public boolean matches(String key, String source) {
        return matchesExactly(key, source) || get(key).stream().anyMatch(value -> isFoundIn(value, source));
    }

    /**
     * Whether the key was not asked for, or each of its values, {@code name} or {@code name=value}, is among the labels.
     *
     * @param labels null for none
     */
    public boolean matchesLabels(String key, @Nullable Map<String, String> labels) {
        Set<String> wanted = get(key);
        if (wanted.isEmpty()) {
            return true;
        }
        if (labels == null) {
            return false;
        }
        return wanted.stream().allMatch(isAmong(labels));
    }

    private static Predicate<String> isAmong(Map<String, String> labels) {
        return wanted -> {
            int equals = wanted.indexOf('=');
            if (equals < 0) {
                return labels.containsKey(wanted);
            }
            return wanted.substring(equals + 1).equals(labels.get(wanted.substring(0, equals)));
        };
    }

    private static boolean isFoundIn(String expression, String source) {
        try {
            return Pattern.compile(expression).matcher(source).find();
        } catch (PatternSyntaxException notAnExpression) {
            // The engine takes what is no expression for no match.
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Filters filters && values.equals(filters.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
