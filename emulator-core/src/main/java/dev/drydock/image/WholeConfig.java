package dev.drydock.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a container as the engine writes it into images that it commits or imports (28.5.2: {@code
 * container.Config}): all fields in their order, also those that nobody gave, but for a few that are left out when they are
 * empty.
 */
public final class WholeConfig {
    private static final JsonFactory JSON = new JsonFactory();

    private enum Kind {
        TEXT,
        FLAG,
        NUMBER,
        TEXTS,
        NAMES,
        LABELS,
        HEALTHCHECK
    }

    private record Field(String name, Kind kind, boolean leftOutIfEmpty) {
        static Field always(String name, Kind kind) {
            return new Field(name, kind, false);
        }

        static Field given(String name, Kind kind) {
            return new Field(name, kind, true);
        }
    }

    private static final List<Field> FIELDS = List.of(
            Field.always("Hostname", Kind.TEXT),
            Field.always("Domainname", Kind.TEXT),
            Field.always("User", Kind.TEXT),
            Field.always("AttachStdin", Kind.FLAG),
            Field.always("AttachStdout", Kind.FLAG),
            Field.always("AttachStderr", Kind.FLAG),
            Field.given("ExposedPorts", Kind.NAMES),
            Field.always("Tty", Kind.FLAG),
            Field.always("OpenStdin", Kind.FLAG),
            Field.always("StdinOnce", Kind.FLAG),
            Field.always("Env", Kind.TEXTS),
            Field.always("Cmd", Kind.TEXTS),
            Field.given("Healthcheck", Kind.HEALTHCHECK),
            Field.given("ArgsEscaped", Kind.FLAG),
            Field.always("Image", Kind.TEXT),
            Field.always("Volumes", Kind.NAMES),
            Field.always("WorkingDir", Kind.TEXT),
            Field.always("Entrypoint", Kind.TEXTS),
            Field.given("NetworkDisabled", Kind.FLAG),
            Field.given("MacAddress", Kind.TEXT),
            Field.always("OnBuild", Kind.TEXTS),
            Field.always("Labels", Kind.LABELS),
            Field.given("StopSignal", Kind.TEXT),
            Field.given("StopTimeout", Kind.NUMBER),
            Field.given("Shell", Kind.TEXTS));

    private static final List<Field> HEALTHCHECK_FIELDS = List.of(
            Field.given("Test", Kind.TEXTS),
            Field.given("Interval", Kind.NUMBER),
            Field.given("Timeout", Kind.NUMBER),
            Field.given("StartPeriod", Kind.NUMBER),
            Field.given("StartInterval", Kind.NUMBER),
            Field.given("Retries", Kind.NUMBER));

    private final JsonGenerator out;

    private WholeConfig(JsonGenerator out) {
        this.out = out;
    }

    /** The fields of one object by name; a missing one was not given. */
    @FunctionalInterface
    public interface Values {
        /**
         * @return a text, a {@link Boolean}, a {@link Number}, a collection of texts, a map of texts, for {@code Healthcheck}
         *     a {@link Values}; null if it was not given
         */
        @Nullable
        Object value(String field);
    }

    /** The fields as JSON has them; what is of a kind that the field cannot have counts as not given. */
    static Values of(JsonObject object) {
        return field -> {
            Object value = object.value(field);
            if (!(value instanceof JsonObject inner)) {
                return value;
            }
            return switch (field) {
                case "Healthcheck" -> of(inner);
                case "Labels" -> labels(inner);
                default -> inner.names();
            };
        };
    }

    private static Map<String, String> labels(JsonObject object) {
        Map<String, String> labels = new TreeMap<>();
        object.names().forEach(name -> labels.put(name, object.string(name)));
        return labels;
    }

    /** The JSON of a configuration, as it is kept. */
    public static String json(Values values) {
        return json(values, new GoCharacterEscapes());
    }

    /**
     * The JSON of the configuration of the container that an image was committed from, as answers show it; of another image,
     * that of no container.
     */
    public static String ofContainer(Image image) {
        JsonObject configuration = JsonObject.parse(image.configuration());
        return json(of(configuration.object("container_config")), new GoCharacterEscapes(false));
    }

    private static String json(Values values, GoCharacterEscapes escapes) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            generator.setCharacterEscapes(escapes);
            new WholeConfig(generator).object(FIELDS, values);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail to be written", impossible);
        }
        return text.toString();
    }

    private void object(List<Field> fields, Values values) throws IOException {
        out.writeStartObject();
        for (Field field : fields) {
            Object value = values.value(field.name());
            boolean wanted = value != null && !isEmpty(value);
            if (wanted || !field.leftOutIfEmpty()) {
                out.writeFieldName(field.name());
                write(field.kind(), value);
            }
        }
        out.writeEndObject();
    }

    private static boolean isEmpty(Object value) {
        return value.equals("")
                || value.equals(false)
                || (value instanceof Collection<?> values && values.isEmpty())
                || (value instanceof Map<?, ?> entries && entries.isEmpty());
    }

    private void write(Kind kind, @Nullable Object value) throws IOException {
        switch (kind) {
            case TEXT -> out.writeString(value == null ? "" : value.toString());
            case FLAG -> out.writeBoolean(Boolean.TRUE.equals(value));
            case NUMBER -> out.writeNumber(value instanceof Number number ? number.longValue() : 0);
            case TEXTS, NAMES -> collection(kind, value);
            case LABELS -> labels(value);
            case HEALTHCHECK -> object(HEALTHCHECK_FIELDS, value instanceof Values values ? values : field -> null);
        }
    }

    private void collection(Kind kind, @Nullable Object value) throws IOException {
        if (!(value instanceof Collection<?> texts)) {
            out.writeNull();
        } else if (kind == Kind.TEXTS) {
            out.writeStartArray();
            for (Object text : texts) {
                out.writeString(text.toString());
            }
            out.writeEndArray();
        } else {
            out.writeStartObject();
            for (Object name : new TreeSet<Object>(texts)) {
                out.writeObjectFieldStart(name.toString());
                out.writeEndObject();
            }
            out.writeEndObject();
        }
    }

    private void labels(@Nullable Object value) throws IOException {
        if (!(value instanceof Map<?, ?> labels)) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        for (Map.Entry<?, ?> label : labels.entrySet()) {
            out.writeStringField(String.valueOf(label.getKey()), String.valueOf(label.getValue()));
        }
        out.writeEndObject();
    }
}
