package dev.drydock.api.wire;

import dev.drydock.filter.Filters;
import dev.drydock.json.JsonException;
import dev.drydock.json.JsonScanner;
import dev.drydock.json.JsonValue;
import dev.drydock.json.JsonValue.JsonArray;
import dev.drydock.json.JsonValue.JsonBoolean;
import dev.drydock.json.JsonValue.JsonNull;
import dev.drydock.json.JsonValue.JsonObject;
import dev.drydock.json.JsonValue.JsonString;
import dev.drydock.json.JsonValue.Member;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Filters as a query carries them: {@code {"label":{"a=b":true}}}, or {@code {"label":["a=b"]}} as in former times. */
public final class FiltersJson {
    private FiltersJson() {}

    /**
     * Reads the value of {@code filters}; empty for none.
     *
     * @throws dev.drydock.error.EngineException invalid parameter if it has neither form, or both
     */
    public static Filters parse(String text) {
        if (text.isEmpty()) {
            return Filters.NONE;
        }
        JsonValue value = value(text);
        if (value instanceof JsonNull) {
            return Filters.NONE;
        }
        if (!(value instanceof JsonObject object)) {
            throw WireErrors.invalidFilter();
        }
        return read(object, FiltersJson::names)
                .or(() -> read(object, FiltersJson::texts))
                .orElseThrow(WireErrors::invalidFilter);
    }

    private static JsonValue value(String text) {
        JsonScanner scanner = new JsonScanner(text.getBytes(StandardCharsets.UTF_8));
        try {
            JsonValue value = scanner.value();
            if (scanner.peek() < 0) {
                return value;
            }
        } catch (JsonException malformed) {
            throw WireErrors.invalidFilter();
        }
        throw WireErrors.invalidFilter();
    }

    /** How the values of one key are written; empty if they are not. */
    private interface Form {
        Optional<Set<String>> read(JsonValue value);
    }

    private static Optional<Filters> read(JsonObject object, Form form) {
        Map<String, Set<String>> filters = new LinkedHashMap<>();
        for (Member member : object.members()) {
            Optional<Set<String>> values =
                    member.value() instanceof JsonNull ? Optional.of(Set.of()) : form.read(member.value());
            if (values.isEmpty()) {
                return Optional.empty();
            }
            filters.put(member.name(), values.get());
        }
        return Optional.of(Filters.of(filters));
    }

    private static Optional<Set<String>> names(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>();
        for (Member member : object.members()) {
            if (!(member.value() instanceof JsonBoolean) && !(member.value() instanceof JsonNull)) {
                return Optional.empty();
            }
            names.add(member.name());
        }
        return Optional.of(names);
    }

    private static Optional<Set<String>> texts(JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return Optional.empty();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonValue item : array.items()) {
            if (item instanceof JsonString string) {
                texts.add(string.text());
            } else if (item instanceof JsonNull) {
                texts.add("");
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(texts);
    }
}
