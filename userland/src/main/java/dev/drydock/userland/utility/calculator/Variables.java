package dev.drydock.userland.utility.calculator;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** bc's variables, and its arrays, whose names end with {@code []}; those that were never set are zero. */
final class Variables {
    private final Map<String, Value> values = new HashMap<>();

    sealed interface Value {}

    record Numeral(BigDecimal number) implements Value {}

    record Array(Map<Integer, BigDecimal> elements) implements Value {}

    BigDecimal get(String name) {
        return values.get(name) instanceof Numeral number ? number.number() : BigDecimal.ZERO;
    }

    void set(String name, BigDecimal value) {
        values.put(name, new Numeral(value));
    }

    BigDecimal get(String array, int index) {
        return values.get(array + "[]") instanceof Array elements
                ? elements.elements().getOrDefault(index, BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }

    void set(String array, int index, BigDecimal value) {
        if (values.computeIfAbsent(array + "[]", name -> new Array(new HashMap<>())) instanceof Array elements) {
            elements.elements().put(index, value);
        }
    }

    Array copy(String array) {
        return new Array(
                values.get(array + "[]") instanceof Array elements
                        ? new HashMap<>(elements.elements())
                        : new HashMap<>());
    }

    /** Gives names other values, the last of them none; returns what they had before. */
    Map<String, Value> bind(List<String> names, List<Value> given) {
        Map<String, Value> before = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Value old = i < given.size() ? values.put(names.get(i), given.get(i)) : values.remove(names.get(i));
            if (old != null) {
                before.put(names.get(i), old);
            }
        }
        return before;
    }

    void restore(List<String> names, Map<String, Value> before) {
        names.forEach(values::remove);
        values.putAll(before);
    }
}
