package dev.drydock.image;

import dev.drydock.digest.Digest;
import dev.drydock.layer.ChainId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of one layer in the form of engines before 1.10, which saved images still carry (28.5.2: V1Image,
 * v1.CreateID): that of an image for its uppermost layer, next to nothing for those below.
 */
public final class LegacyImageConfig {
    private static final String EPOCH = "\"1970-01-01T00:00:00Z\"";

    private final Digest id;
    private final byte[] json;

    private LegacyImageConfig(Digest id, byte[] json) {
        this.id = id;
        this.json = json;
    }

    /** What those engines would have called the layer. */
    public Digest id() {
        return id;
    }

    /** The configuration itself; a copy. */
    public byte[] json() {
        return json.clone();
    }

    /** That of a layer which is not the uppermost one. */
    public static LegacyImageConfig ofLowerLayer(ChainId layer, @Nullable LegacyImageConfig parent, String os) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("created", EPOCH);
        fields.put("container_config", WholeConfig.json(field -> null));
        return of(fields, layer, parent, os, false);
    }

    /** That of the uppermost layer of an image. */
    public static LegacyImageConfig ofImage(ChainId layer, @Nullable LegacyImageConfig parent, Image image) {
        JsonObject json = JsonObject.parse(image.configuration());
        Map<String, String> fields = fields(json);
        String os = json.string("os");
        fields.remove("os");
        return of(fields, layer, parent, os, true);
    }

    /** What such a configuration says of an image, in its order. */
    static Map<String, String> fields(JsonObject json) {
        Map<String, String> fields = new LinkedHashMap<>();
        text(fields, "comment", json);
        fields.put("created", created(json.string("created")));
        text(fields, "container", json);
        fields.put("container_config", WholeConfig.json(WholeConfig.of(json.object("container_config"))));
        text(fields, "docker_version", json);
        text(fields, "author", json);
        if (json.has("config")) {
            fields.put("config", WholeConfig.json(WholeConfig.of(json.object("config"))));
        }
        text(fields, "architecture", json);
        text(fields, "variant", json);
        text(fields, "os", json);
        return fields;
    }

    private static LegacyImageConfig of(
            Map<String, String> fields,
            ChainId layer,
            @Nullable LegacyImageConfig parent,
            String os,
            boolean uppermost) {
        Map<String, String> whole = new LinkedHashMap<>();
        Map<String, String> identity = new TreeMap<>(fields);
        if (uppermost && !os.isEmpty()) {
            identity.put("os", GoCharacterEscapes.quoted(os));
        }
        identity.put("layer_id", GoCharacterEscapes.quoted(layer.toString()));
        if (parent != null) {
            identity.put("parent", GoCharacterEscapes.quoted(parent.id.toString()));
        }
        Digest id = Digest.sha256(object(identity));
        whole.put("id", GoCharacterEscapes.quoted(id.hex()));
        if (parent != null) {
            whole.put("parent", GoCharacterEscapes.quoted(parent.id.hex()));
        }
        whole.putAll(fields);
        if (!os.isEmpty()) {
            whole.put("os", GoCharacterEscapes.quoted(os));
        }
        return new LegacyImageConfig(id, object(whole));
    }

    static void text(Map<String, String> fields, String name, JsonObject json) {
        if (!json.string(name).isEmpty()) {
            fields.put(name, GoCharacterEscapes.quoted(json.string(name)));
        }
    }

    /** As Go writes it; a time of another zone than UTC is left as it is. */
    static String created(String text) {
        if (text.isEmpty()) {
            return "null";
        }
        return GoCharacterEscapes.quoted(text.endsWith("Z") ? ImageTime.format(ImageTime.parse(text)) : text);
    }

    private static byte[] object(Map<String, String> fields) {
        StringJoiner text = new StringJoiner(",", "{", "}");
        fields.forEach((name, value) -> text.add(GoCharacterEscapes.quoted(name) + ":" + value));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
