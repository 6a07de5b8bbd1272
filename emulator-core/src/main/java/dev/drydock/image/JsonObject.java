package dev.drydock.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that was read whole. A field that is missing or null reads as empty; one of another kind than is asked for
 * is refused. Capitals and small letters of a field's name are one, as they are to Go. Depth and lengths are bounded by the
 * parser.
 */
public final class JsonObject {
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> fields;

    private JsonObject(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** @throws dev.drydock.error.EngineException if the bytes are no JSON, or not an object alone */
    public static JsonObject parse(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ImageErrors.invalidConfiguration("not a JSON object");
            }
            JsonObject object = readObject(parser);
            if (parser.nextToken() != null) {
                throw ImageErrors.invalidConfiguration("more follows the JSON object");
            }
            return object;
        } catch (IOException malformed) {
            throw ImageErrors.invalidConfiguration("malformed JSON");
        }
    }

    public boolean has(String name) {
        return value(name) != null;
    }

    public Set<String> names() {
        return fields.keySet();
    }

    public String string(String name) {
        return valueOf(name, String.class, "");
    }

    public JsonObject object(String name) {
        return valueOf(name, JsonObject.class, new JsonObject(Map.of()));
    }

    /** Null if the field is missing or null. */
    public @Nullable List<String> strings(String name) {
        if (!has(name)) {
            return null;
        }
        List<String> strings = new ArrayList<>();
        for (Object element : valueOf(name, List.class, List.of())) {
            strings.add(cast(name, String.class, element));
        }
        return strings;
    }

    /** What a field has: a text, a flag, a number, a list, or an object; null if it is missing or null. */
    @Nullable
    Object value(String name) {
        Object exact = fields.get(name);
        return exact == null ? inOtherLetters(name) : exact;
    }

    private @Nullable Object inOtherLetters(String name) {
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return null;
    }

    private <T> T valueOf(String name, Class<T> type, T otherwise) {
        Object value = value(name);
        return value == null ? otherwise : cast(name, type, value);
    }

    private static <T> T cast(String name, Class<T> type, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw ImageErrors.invalidConfiguration(name + " is of another kind");
        }
        return type.cast(value);
    }

    private static JsonObject readObject(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = readValue(parser);
            if (value == null) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        }
        return new JsonObject(fields);
    }

    private static @Nullable Object readValue(JsonParser parser) throws IOException {
        if (parser.currentToken() == null) {
            throw new IOException("the end of the text");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> {
                List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Object element = readValue(parser);
                    elements.add(element == null ? "" : element);
                }
                yield elements;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> null;
        };
    }
}
