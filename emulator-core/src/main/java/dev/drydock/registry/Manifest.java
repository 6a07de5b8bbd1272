package dev.drydock.registry;

import dev.drydock.digest.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A manifest: the configuration and the layers of an image (distribution's "Image Manifest Version 2, Schema 2").
 *
 * @param text what is digested, byte for byte in UTF-8
 * @param layers as they travel, the lowest first
 */
public record Manifest(String text, Descriptor config, List<Descriptor> layers) {
    public static final String MEDIA_TYPE = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String CONFIG_MEDIA_TYPE = "application/vnd.docker.container.image.v1+json";
    public static final String LAYER_MEDIA_TYPE = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    public Manifest {
        layers = List.copyOf(layers);
    }

    /** The manifest of a configuration and its layers, laid out as the engine lays it out when it pushes. */
    public static Manifest of(Descriptor config, List<Descriptor> layers) {
        StringBuilder text = new StringBuilder();
        text.append("{\n   \"schemaVersion\": 2,\n   \"mediaType\": \"").append(MEDIA_TYPE);
        text.append("\",\n   \"config\": ");
        append(text, config, "   ");
        text.append(",\n   \"layers\": [");
        for (int i = 0; i < layers.size(); i++) {
            text.append(i == 0 ? "\n      " : ",\n      ");
            append(text, layers.get(i), "      ");
        }
        text.append(layers.isEmpty() ? "]" : "\n   ]").append("\n}");
        return new Manifest(text.toString(), config, layers);
    }

    public Digest digest() {
        return Digest.sha256(bytes());
    }

    public long sizeBytes() {
        return bytes().length;
    }

    private byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, Descriptor descriptor, String indent) {
        text.append("{\n").append(indent).append("   \"mediaType\": \"").append(descriptor.mediaType());
        text.append("\",\n").append(indent).append("   \"size\": ").append(descriptor.sizeBytes());
        text.append(",\n").append(indent).append("   \"digest\": \"").append(descriptor.digest());
        text.append("\"\n").append(indent).append('}');
    }
}
