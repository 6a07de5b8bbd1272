package dev.drydock.registry.archive;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.drydock.digest.Digest;
import dev.drydock.image.ImageId;
import dev.drydock.image.LegacyImageConfig;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.Layer;
import dev.drydock.layer.TarHeader;
import dev.drydock.layer.TarWriter;
import dev.drydock.reference.ImageReference;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of an archive as 28.5.2 writes them with its own image store: the index of OCI with a manifest for each image;
 * {@code manifest.json} and {@code repositories} for engines that do not know it; all else by digest, layers uncompressed and
 * with the configurations of engines before 1.10. Files of an image carry the time of the image, the others the epoch.
 */
final class ArchiveLayout {
    private static final String BLOBS = "blobs/sha256/";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";
    private static final String IMAGE_NAME = "io.containerd.image.name";
    private static final String REFERENCE_NAME = "org.opencontainers.image.ref.name";

    private final List<SavedImage> images;
    private final Instant now;
    private final Map<String, Item> items = new TreeMap<>();
    private final Map<String, Digest> manifests = new TreeMap<>();

    /** Something to write. */
    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private record Item(long modifiedSeconds, long sizeBytes, Content content) {
        static Item of(long modifiedSeconds, byte[] bytes) {
            return new Item(modifiedSeconds, bytes.length, out -> out.write(bytes));
        }
    }

    ArchiveLayout(List<SavedImage> images, Instant now) {
        this.images = images;
        this.now = now;
    }

    void writeTo(OutputStream out) throws IOException {
        images.forEach(this::addImage);
        addTexts();
        TarWriter tar = new TarWriter(out);
        if (!images.isEmpty()) {
            tar.begin(header('5', "blobs/", created(images.get(images.size() - 1)), 0));
            tar.begin(header('5', BLOBS, now.getEpochSecond(), 0));
        }
        for (Map.Entry<String, Item> entry : items.entrySet()) {
            Item item = entry.getValue();
            tar.begin(header('0', entry.getKey(), item.modifiedSeconds(), item.sizeBytes()));
            item.content().writeTo(tar.contents());
        }
        tar.finish();
    }

    private static TarHeader header(char type, String name, long modifiedSeconds, long sizeBytes) {
        int mode = type == '5' ? 0755 : 0644;
        return new TarHeader(type, name, "", mode, 0, 0, sizeBytes, modifiedSeconds, 0, 0, new TreeMap<>());
    }

    private static long created(SavedImage saved) {
        Instant created = saved.image().config().created();
        return created == null ? 0 : created.getEpochSecond();
    }

    private void addImage(SavedImage saved) {
        long created = created(saved);
        StoredImage image = saved.image();
        List<Layer> layers = saved.layers();
        LegacyImageConfig below = null;
        for (Layer layer : layers) {
            boolean uppermost = layer == layers.get(layers.size() - 1);
            below = uppermost
                    ? LegacyImageConfig.ofImage(layer.chainId(), below, image.image())
                    : LegacyImageConfig.ofLowerLayer(
                            layer.chainId(), below, image.config().os());
            byte[] legacy = below.json();
            items.putIfAbsent(BLOBS + Digest.sha256(legacy).hex(), Item.of(created, legacy));
            items.putIfAbsent(
                    BLOBS + layer.diffId().digest().hex(), new Item(created, layer.tarBytes(), layer::writeTar));
        }
        byte[] configuration = image.image().configuration();
        items.put(BLOBS + image.id().digest().hex(), Item.of(created, configuration));
        byte[] manifest = ArchiveText.bytes(out -> writeManifest(out, image, configuration.length, layers));
        Digest digest = Digest.sha256(manifest);
        manifests.put(image.id().toString(), digest);
        items.put(BLOBS + digest.hex(), Item.of(0, manifest));
    }

    private static void writeManifest(JsonGenerator out, StoredImage image, int configBytes, List<Layer> layers)
            throws IOException {
        out.writeStartObject();
        out.writeNumberField("schemaVersion", 2);
        out.writeStringField("mediaType", MANIFEST);
        out.writeObjectFieldStart("config");
        ArchiveText.descriptor(out, CONFIG, image.id().digest(), configBytes);
        out.writeEndObject();
        out.writeArrayFieldStart("layers");
        for (Layer layer : layers) {
            out.writeStartObject();
            ArchiveText.descriptor(out, LAYER, layer.diffId().digest(), layer.tarBytes());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void addTexts() {
        items.put("index.json", Item.of(0, ArchiveText.bytes(this::writeIndex)));
        items.put("manifest.json", Item.of(0, ArchiveText.line(this::writeManifestList)));
        items.put("oci-layout", Item.of(0, "{\"imageLayoutVersion\": \"1.0.0\"}".getBytes(StandardCharsets.UTF_8)));
        if (images.stream().anyMatch(image -> !image.names().isEmpty())) {
            items.put("repositories", Item.of(0, ArchiveText.line(this::writeRepositories)));
        }
    }

    private void writeIndex(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("schemaVersion", 2);
        out.writeStringField("mediaType", INDEX);
        if (images.isEmpty()) {
            out.writeNullField("manifests");
        } else {
            out.writeArrayFieldStart("manifests");
            boolean any = false;
            for (SavedImage saved : images) {
                for (ImageReference name : saved.names()) {
                    writeIndexEntry(out, saved, name);
                    any = true;
                }
                if (!any) {
                    // Only the first image is listed without a name, by the engine too.
                    writeIndexEntry(out, saved, null);
                    any = true;
                }
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void writeIndexEntry(JsonGenerator out, SavedImage saved, @Nullable ImageReference name)
            throws IOException {
        Digest manifest = requireNonNull(manifests.get(saved.image().id().toString()), "image not added");
        Item item = requireNonNull(items.get(BLOBS + manifest.hex()), "manifest not added");
        out.writeStartObject();
        ArchiveText.descriptor(out, MANIFEST, manifest, item.sizeBytes());
        if (name != null) {
            out.writeObjectFieldStart("annotations");
            out.writeStringField(IMAGE_NAME, name.toString());
            out.writeStringField(REFERENCE_NAME, String.valueOf(name.tag()));
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void writeManifestList(JsonGenerator out) throws IOException {
        if (images.isEmpty()) {
            out.writeNull();
            return;
        }
        Set<ImageId> ids = images.stream().map(saved -> saved.image().id()).collect(Collectors.toSet());
        out.writeStartArray();
        for (SavedImage saved : images) {
            out.writeStartObject();
            out.writeStringField("Config", BLOBS + saved.image().id().digest().hex());
            if (saved.names().isEmpty()) {
                out.writeNullField("RepoTags");
            } else {
                writeTexts(
                        out,
                        "RepoTags",
                        saved.names().stream().map(ImageReference::familiar).toList());
            }
            List<DiffId> diffIds = saved.layers().stream().map(Layer::diffId).toList();
            writeTexts(
                    out,
                    "Layers",
                    diffIds.stream().map(id -> BLOBS + id.digest().hex()).toList());
            ImageId parent = saved.image().parent();
            if (parent != null && ids.contains(parent)) {
                out.writeStringField("Parent", parent.toString());
            }
            writeSources(out, saved.layers());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeTexts(JsonGenerator out, String name, List<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static void writeSources(JsonGenerator out, List<Layer> layers) throws IOException {
        Map<String, Layer> byDigest = new TreeMap<>();
        layers.forEach(layer -> byDigest.put(layer.diffId().toString(), layer));
        out.writeObjectFieldStart("LayerSources");
        for (Map.Entry<String, Layer> entry : byDigest.entrySet()) {
            out.writeObjectFieldStart(entry.getKey());
            out.writeStringField("mediaType", LAYER);
            if (entry.getValue().tarBytes() > 0) {
                out.writeNumberField("size", entry.getValue().tarBytes());
            }
            out.writeStringField("digest", entry.getKey());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void writeRepositories(JsonGenerator out) throws IOException {
        Map<String, Map<String, String>> repositories = new TreeMap<>();
        for (SavedImage saved : images) {
            List<Layer> layers = saved.layers();
            String top = layers.get(layers.size() - 1).diffId().digest().hex();
            for (ImageReference name : saved.names()) {
                repositories
                        .computeIfAbsent(name.familiarName(), none -> new TreeMap<>())
                        .put(String.valueOf(name.tag()), top);
            }
        }
        out.writeStartObject();
        for (Map.Entry<String, Map<String, String>> repository : repositories.entrySet()) {
            out.writeObjectFieldStart(repository.getKey());
            for (Map.Entry<String, String> tag : repository.getValue().entrySet()) {
                out.writeStringField(tag.getKey(), tag.getValue());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
