package dev.drydock.registry.archive;

import dev.drydock.json.JsonDocument;
import dev.drydock.json.JsonException;
import dev.drydock.json.JsonFields;
import dev.drydock.json.JsonScanner;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image as the {@code manifest.json} of an archive lists it (28.5.2: tarexport.manifestItem).
 *
 * @param config the file of its configuration
 * @param tags its names; null for none
 * @param layers the files of its layers, the lowest first; null for none
 * @param parent the id of the image that it was made of; empty for none
 */
record ManifestItem(
        String config,
        @Nullable List<String> tags,
        @Nullable List<String> layers,
        String parent) {
    private static final ManifestItem EMPTY = new ManifestItem("", null, null, "");

    /**
     * Reads a list; what follows it does not matter.
     *
     * @return null for {@code null}
     * @throws dev.drydock.error.EngineException if it is no JSON, or of another kind
     */
    static @Nullable List<ManifestItem> list(byte[] json) {
        JsonScanner scanner = new JsonScanner(json);
        if (scanner.peek() < 0) {
            throw ArchiveErrors.unreadable("EOF");
        }
        JsonDocument document;
        try {
            document = new JsonDocument("", scanner.value());
        } catch (JsonException wrong) {
            throw ArchiveErrors.unreadable(wrong.words());
        }
        List<ManifestItem> items = document.slot().list("[]tarexport.manifestItem", item -> {
            ManifestItem read = item.object("tarexport.manifestItem", ManifestItem::read);
            return read == null ? EMPTY : read;
        });
        Optional<String> problem = document.firstProblem();
        if (problem.isPresent()) {
            throw ArchiveErrors.unreadable(problem.get());
        }
        return items;
    }

    private static ManifestItem read(JsonFields in) {
        in.map(
                "LayerSources",
                "map[layer.DiffID]distribution.Descriptor",
                item -> item.object("distribution.Descriptor", ManifestItem::source) != null);
        return new ManifestItem(
                in.text("Config"), in.texts("RepoTags"), in.texts("Layers"), in.text("Parent", "image.ID"));
    }

    /** Where a layer could be fetched from; nobody asks, but it has to be of its kind. */
    private static long source(JsonFields in) {
        in.text("mediaType");
        in.text("digest", "digest.Digest");
        in.texts("urls");
        in.textsByName("annotations");
        return in.int64("size");
    }
}
