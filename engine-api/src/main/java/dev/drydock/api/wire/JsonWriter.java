package dev.drydock.api.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as Go's encoding/json does: fields in the order of the calls, a newline at the end, U+2028 and U+2029 escaped,
 * control characters in lower-case hexadecimal. {@code optional} leaves a field out when its value is empty ({@code
 * omitempty}).
 */
public final class JsonWriter {
    private final JsonText json;
    /** Whether a comma stands between what was written last and a name or value that comes next. */
    private boolean commaDue;

    private JsonWriter(boolean htmlSafe) {
        json = new JsonText(htmlSafe);
    }

    /** One object with its newline. */
    public static byte[] object(Consumer<JsonWriter> fields) {
        JsonWriter writer = new JsonWriter(false);
        writer.braces(fields);
        return writer.document();
    }

    /** One object with its newline; in texts {@code <}, {@code >} and {@code &} are escaped. */
    public static byte[] htmlSafeObject(Consumer<JsonWriter> fields) {
        JsonWriter writer = new JsonWriter(true);
        writer.braces(fields);
        return writer.document();
    }

    /** One array of objects with its newline; {@code null} for null. */
    public static <T> byte[] array(@Nullable Collection<T> items, BiConsumer<JsonWriter, T> item) {
        JsonWriter writer = new JsonWriter(false);
        writer.objectItems(items, item);
        return writer.document();
    }

    private byte[] document() {
        json.ascii('\n');
        return json.toByteArray();
    }

    // Fields

    /** Null is written as {@code null}. */
    public JsonWriter text(String name, @Nullable String value) {
        return name(name).item(value);
    }

    public JsonWriter optionalText(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? this : text(name, value);
    }

    public JsonWriter number(String name, long value) {
        return name(name).item(value);
    }

    /** A number of 64 bits without a sign. */
    public JsonWriter unsigned(String name, long value) {
        return name(name).literal(Long.toUnsignedString(value));
    }

    public JsonWriter number(String name, @Nullable Number value) {
        return value == null ? nothing(name) : number(name, value.longValue());
    }

    public JsonWriter optionalNumber(String name, @Nullable Number value) {
        return value == null || value.longValue() == 0 ? this : number(name, value.longValue());
    }

    public JsonWriter flag(String name, @Nullable Boolean value) {
        return value == null ? nothing(name) : name(name).literal(value.toString());
    }

    public JsonWriter optionalFlag(String name, boolean value) {
        return value ? flag(name, true) : this;
    }

    public JsonWriter nothing(String name) {
        return name(name).literal("null");
    }

    /** A value that is JSON already. */
    public JsonWriter json(String name, String value) {
        name(name).beforeValue();
        json.raw(value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Null is written as the year 1, Go's zero time. */
    public JsonWriter time(String name, @Nullable Instant value) {
        return text(name, GoTime.format(value));
    }

    /** {@code null} for null. */
    public JsonWriter texts(String name, @Nullable Collection<String> values) {
        return name(name).items(values);
    }

    public JsonWriter optionalTexts(String name, @Nullable Collection<String> values) {
        return values == null || values.isEmpty() ? this : texts(name, values);
    }

    /** {@code null} for null. */
    public JsonWriter textsByName(String name, @Nullable SortedMap<String, String> values) {
        return map(name, values, JsonWriter::item);
    }

    public JsonWriter optionalTextsByName(String name, @Nullable SortedMap<String, String> values) {
        return values == null || values.isEmpty() ? this : textsByName(name, values);
    }

    /** Names with empty objects; {@code null} for null. */
    public JsonWriter names(String name, @Nullable Collection<String> names) {
        if (names == null) {
            return nothing(name);
        }
        name(name).open('{');
        for (String one : names) {
            name(one).open('{').close('}');
        }
        return close('}');
    }

    public JsonWriter optionalNames(String name, @Nullable Collection<String> names) {
        return names == null || names.isEmpty() ? this : names(name, names);
    }

    public JsonWriter object(String name, Consumer<JsonWriter> fields) {
        return name(name).braces(fields);
    }

    /** {@code null} for null. */
    public <T> JsonWriter object(String name, @Nullable T value, BiConsumer<JsonWriter, T> fields) {
        return value == null ? nothing(name) : name(name).objectItem(value, fields);
    }

    public <T> JsonWriter optionalObject(String name, @Nullable T value, BiConsumer<JsonWriter, T> fields) {
        return value == null ? this : object(name, value, fields);
    }

    /** {@code null} for null. */
    public <T> JsonWriter objects(String name, @Nullable Collection<T> items, BiConsumer<JsonWriter, T> fields) {
        return name(name).objectItems(items, fields);
    }

    public <T> JsonWriter optionalObjects(
            String name, @Nullable Collection<T> items, BiConsumer<JsonWriter, T> fields) {
        return items == null || items.isEmpty() ? this : objects(name, items, fields);
    }

    /** Values written by {@code item}, one call of an item method each; {@code null} for null. */
    public <T> JsonWriter array(String name, @Nullable Collection<T> items, BiConsumer<JsonWriter, T> item) {
        return name(name).brackets(items, item);
    }

    /** Values by name, each written by {@code item}; {@code null} for null. */
    public <T extends @Nullable Object> JsonWriter map(
            String name, @Nullable Map<String, T> values, BiConsumer<JsonWriter, T> item) {
        if (values == null) {
            return nothing(name);
        }
        name(name).open('{');
        values.forEach((key, value) -> item.accept(name(key), value));
        return close('}');
    }

    /** Objects by name; {@code null} for null, also in place of an object. */
    public <T> JsonWriter objectsByName(
            String name, @Nullable Map<String, ? extends @Nullable T> values, BiConsumer<JsonWriter, T> fields) {
        if (values == null) {
            return nothing(name);
        }
        name(name).open('{');
        values.forEach((key, value) -> object(key, value, fields));
        return close('}');
    }

    // Items of arrays and maps

    public JsonWriter item(@Nullable String value) {
        if (value == null) {
            return literal("null");
        }
        beforeValue();
        json.quoted(value);
        return this;
    }

    public JsonWriter item(long value) {
        return literal(Long.toString(value));
    }

    /** {@code null} for null. */
    public JsonWriter items(@Nullable Collection<String> values) {
        return brackets(values, JsonWriter::item);
    }

    /** {@code null} for null. */
    public <T> JsonWriter objectItems(@Nullable Collection<T> items, BiConsumer<JsonWriter, T> fields) {
        if (items == null) {
            return literal("null");
        }
        open('[');
        for (T value : items) {
            objectItem(value, fields);
        }
        return close(']');
    }

    private <T> JsonWriter objectItem(T value, BiConsumer<JsonWriter, T> fields) {
        open('{');
        fields.accept(this, value);
        return close('}');
    }

    private JsonWriter braces(Consumer<JsonWriter> fields) {
        open('{');
        fields.accept(this);
        return close('}');
    }

    private <T> JsonWriter brackets(@Nullable Collection<T> items, BiConsumer<JsonWriter, T> item) {
        if (items == null) {
            return literal("null");
        }
        open('[');
        for (T value : items) {
            item.accept(this, value);
        }
        return close(']');
    }

    // Tokens

    private JsonWriter name(String name) {
        beforeValue();
        json.quoted(name);
        json.ascii(':');
        commaDue = false;
        return this;
    }

    private JsonWriter literal(String ascii) {
        beforeValue();
        json.ascii(ascii);
        return this;
    }

    private JsonWriter open(char bracket) {
        beforeValue();
        json.ascii(bracket);
        commaDue = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        json.ascii(bracket);
        commaDue = true;
        return this;
    }

    private void beforeValue() {
        if (commaDue) {
            json.ascii(',');
        }
        commaDue = true;
    }
}
