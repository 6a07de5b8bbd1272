package dev.drydock.api.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final JsonFactory PLAIN = factory(false);
    private static final JsonFactory HTML_SAFE = factory(true);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final JsonGenerator json;

    private JsonWriter(JsonFactory factory) {
        try {
            json = factory.createGenerator(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonFactory factory(boolean htmlSafe) {
        return new JsonFactoryBuilder()
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .characterEscapes(new GoEscapes(htmlSafe))
                .build();
    }

    /** One object with its newline. */
    public static byte[] object(Consumer<JsonWriter> fields) {
        return document(new JsonWriter(PLAIN), writer -> writer.braces(fields));
    }

    /** One object with its newline; in texts {@code <}, {@code >} and {@code &} are escaped. */
    public static byte[] htmlSafeObject(Consumer<JsonWriter> fields) {
        return document(new JsonWriter(HTML_SAFE), writer -> writer.braces(fields));
    }

    /** One array of objects with its newline; {@code null} for null. */
    public static <T> byte[] array(@Nullable Collection<T> items, BiConsumer<JsonWriter, T> item) {
        return document(
                new JsonWriter(PLAIN),
                writer -> writer.brackets(items, (out, value) -> out.braces(inner -> item.accept(inner, value))));
    }

    private static byte[] document(JsonWriter writer, Consumer<JsonWriter> content) {
        content.accept(writer);
        try {
            writer.json.writeRaw('\n');
            writer.json.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return writer.bytes.toByteArray();
    }

    // Fields

    /** Null is written as {@code null}. */
    public JsonWriter text(String name, @Nullable String value) {
        return field(name, () -> json.writeString(value));
    }

    public JsonWriter optionalText(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? this : text(name, value);
    }

    public JsonWriter number(String name, long value) {
        return field(name, () -> json.writeNumber(value));
    }

    /** A number of 64 bits without a sign. */
    public JsonWriter unsigned(String name, long value) {
        return field(name, () -> json.writeNumber(Long.toUnsignedString(value)));
    }

    public JsonWriter number(String name, @Nullable Number value) {
        return value == null ? nothing(name) : number(name, value.longValue());
    }

    public JsonWriter optionalNumber(String name, @Nullable Number value) {
        return value == null || value.longValue() == 0 ? this : number(name, value.longValue());
    }

    public JsonWriter flag(String name, @Nullable Boolean value) {
        return value == null ? nothing(name) : field(name, () -> json.writeBoolean(value));
    }

    public JsonWriter optionalFlag(String name, boolean value) {
        return value ? flag(name, true) : this;
    }

    public JsonWriter nothing(String name) {
        return field(name, json::writeNull);
    }

    /** Null is written as the year 1, Go's zero time. */
    public JsonWriter time(String name, @Nullable Instant value) {
        return text(name, GoTime.format(value));
    }

    /** {@code null} for null. */
    public JsonWriter texts(String name, @Nullable Collection<String> values) {
        return field(name, () -> brackets(values, (out, value) -> out.item(value)));
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
        return object(name, out -> names.forEach(one -> out.object(one, fields -> {})));
    }

    public JsonWriter optionalNames(String name, @Nullable Collection<String> names) {
        return names == null || names.isEmpty() ? this : names(name, names);
    }

    public JsonWriter object(String name, Consumer<JsonWriter> fields) {
        return field(name, () -> braces(fields));
    }

    /** {@code null} for null. */
    public <T> JsonWriter object(String name, @Nullable T value, BiConsumer<JsonWriter, T> fields) {
        return value == null ? nothing(name) : object(name, out -> fields.accept(out, value));
    }

    public <T> JsonWriter optionalObject(String name, @Nullable T value, BiConsumer<JsonWriter, T> fields) {
        return value == null ? this : object(name, value, fields);
    }

    /** {@code null} for null. */
    public <T> JsonWriter objects(String name, @Nullable Collection<T> items, BiConsumer<JsonWriter, T> fields) {
        return field(name, () -> brackets(items, (out, value) -> out.braces(inner -> fields.accept(inner, value))));
    }

    public <T> JsonWriter optionalObjects(
            String name, @Nullable Collection<T> items, BiConsumer<JsonWriter, T> fields) {
        return items == null || items.isEmpty() ? this : objects(name, items, fields);
    }

    /** Values written by {@code item}, one call of an item method each; {@code null} for null. */
    public <T> JsonWriter array(String name, @Nullable Collection<T> items, BiConsumer<JsonWriter, T> item) {
        return field(name, () -> brackets(items, item));
    }

    /** Values by name, each written by {@code item}; {@code null} for null. */
    public <T extends @Nullable Object> JsonWriter map(
            String name, @Nullable Map<String, T> values, BiConsumer<JsonWriter, T> item) {
        if (values == null) {
            return nothing(name);
        }
        return object(name, out -> values.forEach((key, value) -> out.field(key, () -> item.accept(out, value))));
    }

    /** Objects by name; {@code null} for null, also in place of an object. */
    public <T> JsonWriter objectsByName(
            String name, @Nullable Map<String, ? extends @Nullable T> values, BiConsumer<JsonWriter, T> fields) {
        if (values == null) {
            return nothing(name);
        }
        return object(name, out -> values.forEach((key, value) -> out.object(key, value, fields)));
    }

    // Items of arrays and maps

    public JsonWriter item(@Nullable String value) {
        return write(() -> json.writeString(value));
    }

    public JsonWriter item(long value) {
        return write(() -> json.writeNumber(value));
    }

    /** {@code null} for null. */
    public JsonWriter items(@Nullable Collection<String> values) {
        return write(() -> brackets(values, (out, value) -> out.item(value)));
    }

    /** {@code null} for null. */
    public <T> JsonWriter objectItems(@Nullable Collection<T> items, BiConsumer<JsonWriter, T> fields) {
        return write(() -> brackets(items, (out, value) -> out.braces(inner -> fields.accept(inner, value))));
    }

    private void braces(Consumer<JsonWriter> fields) {
        write(json::writeStartObject);
        fields.accept(this);
        write(json::writeEndObject);
    }

    private <T> void brackets(@Nullable Collection<T> items, BiConsumer<JsonWriter, T> item) {
        if (items == null) {
            write(json::writeNull);
            return;
        }
        write(json::writeStartArray);
        for (T value : items) {
            item.accept(this, value);
        }
        write(json::writeEndArray);
    }

    private JsonWriter field(String name, Step value) {
        write(() -> json.writeFieldName(name));
        return write(value);
    }

    private JsonWriter write(Step step) {
        try {
            step.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return this;
    }

    /** A call of the generator; it writes into memory, so it does not really fail. */
    private interface Step {
        void run() throws IOException;
    }

    /** What Go escapes beyond what JSON demands. */
    private static final class GoEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private final int[] ascii;

        GoEscapes(boolean htmlSafe) {
            ascii = standardAsciiEscapesForJSON();
            if (htmlSafe) {
                ascii['<'] = ESCAPE_STANDARD;
                ascii['>'] = ESCAPE_STANDARD;
                ascii['&'] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return switch (character) {
                case 0x2028 -> new SerializedString("\\u2028");
                case 0x2029 -> new SerializedString("\\u2029");
                default -> null;
            };
        }
    }
}
