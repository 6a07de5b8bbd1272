package dev.drydock.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.drydock.layer.DiffId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One layer's configuration as an engine before 1.10 saved it, on its way to become that of an image (28.5.2:
 * v1.HistoryFromConfig, v1.MakeConfigFromV1Config).
 */
public final class LegacyImage {
    private static final JsonFactory JSON = new JsonFactory();
    /** What means something to those engines alone. */
    private static final Set<String> DROPPED = Set.of("id", "parent", "Size", "parent_id", "layer_id", "throwaway");
    /** Engines before this one wrote configurations that are read and written anew. */
    private static final int[] KEPT_SINCE = {1, 8, 3};

    private final byte[] bytes;
    private final JsonObject json;

    private LegacyImage(byte[] bytes, JsonObject json) {
        this.bytes = bytes;
        this.json = json;
    }

    /** @throws dev.drydock.error.EngineException if it is no JSON object */
    public static LegacyImage parse(byte[] bytes) {
        return new LegacyImage(bytes, JsonObject.parse(bytes));
    }

    /** What it runs on; empty if it does not say so. */
    public String os() {
        return json.string("os");
    }

    /** The name of the layer below; empty for the lowest. */
    public String parent() {
        return json.string("parent");
    }

    /** The step of the image's making that it was, as JSON. */
    public String step() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (json.has("created")) {
            fields.put("created", LegacyImageConfig.created(json.string("created")));
        }
        List<String> command = json.object("container_config").strings("Cmd");
        if (command != null && !command.isEmpty()) {
            fields.put("created_by", GoCharacterEscapes.quoted(String.join(" ", command)));
        }
        LegacyImageConfig.text(fields, "author", json);
        LegacyImageConfig.text(fields, "comment", json);
        return object(fields);
    }

    /**
     * The configuration of the image that ends with this layer.
     *
     * @param layers from the lowest to this one
     * @param steps those of all of them, as JSON
     */
    public byte[] configuration(List<DiffId> layers, List<String> steps) {
        Map<String, String> fields = new TreeMap<>(isKept() ? own() : LegacyImageConfig.fields(json));
        fields.keySet().removeAll(DROPPED);
        String ids = layers.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "[", "]"));
        fields.put("rootfs", "{\"type\":\"layers\",\"diff_ids\":" + ids + "}");
        fields.put("history", steps.stream().collect(Collectors.joining(",", "[", "]")));
        return object(fields).getBytes(StandardCharsets.UTF_8);
    }

    private boolean isKept() {
        int[] version = Arrays.stream(json.string("docker_version").split("\\."))
                .limit(KEPT_SINCE.length)
                .mapToInt(part -> part.matches("\\d{1,9}") ? Integer.parseInt(part) : 0)
                .toArray();
        return Arrays.compare(version, KEPT_SINCE) >= 0;
    }

    /** The fields as they stand, without blanks. */
    private Map<String, String> own() {
        Map<String, String> fields = new TreeMap<>();
        try (JsonParser in = JSON.createParser(bytes)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                fields.put(name, copied(in));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("it was parsed before", impossible);
        }
        return fields;
    }

    /** Numbers keep their digits. */
    private static String copied(JsonParser in) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.setCharacterEscapes(new GoCharacterEscapes());
            int depth = 0;
            do {
                JsonToken token = in.currentToken();
                if (token.isNumeric()) {
                    out.writeNumber(in.getText());
                } else {
                    out.copyCurrentEvent(in);
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            } while (depth > 0 && in.nextToken() != null);
        }
        return text.toString();
    }

    private static String object(Map<String, String> fields) {
        StringJoiner text = new StringJoiner(",", "{", "}");
        fields.forEach((name, value) -> text.add(GoCharacterEscapes.quoted(name) + ":" + value));
        return text.toString();
    }
}
