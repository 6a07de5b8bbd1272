package dev.drydock.registry.archive;

import dev.drydock.digest.Digest;
import dev.drydock.error.EngineException;
import dev.drydock.filesystem.Blob;
import dev.drydock.image.HistoryEntry;
import dev.drydock.image.Image;
import dev.drydock.image.ImageId;
import dev.drydock.image.JsonObject;
import dev.drydock.image.Platform;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.ChainId;
import dev.drydock.layer.Decompression;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.Layer;
import dev.drydock.reference.ImageReference;
import dev.drydock.registry.Progress;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes in the images of an archive, one after the other (28.5.2: tarexport.Load). */
final class Loading {
    private static final String MANIFEST = "manifest.json";
    private static final String REPOSITORIES = "repositories";
    /** How much the engine reads at once: its first figure. */
    private static final int STEP_BYTES = 32 * 1024;

    private static final int LARGEST_STEP_BYTES = 512 * 1024;

    private final ArchiveSurroundings around;
    private final StagedArchive archive;
    private final @Nullable Platform platform;
    private final LoadListener listener;

    Loading(ArchiveSurroundings around, StagedArchive archive, @Nullable Platform platform, LoadListener listener) {
        this.around = around;
        this.archive = archive;
        this.platform = platform;
        this.listener = listener;
    }

    void run() throws IOException {
        if (!archive.has(MANIFEST)) {
            loadWithoutManifest();
            return;
        }
        List<JsonObject> items = JsonObject.parseArray(archive.text(MANIFEST));
        if (items == null) {
            throw ArchiveErrors.nullManifest();
        }
        StringBuilder ids = new StringBuilder();
        boolean named = false;
        Map<ImageId, String> parents = new LinkedHashMap<>();
        for (JsonObject item : items) {
            Image image = image(item);
            if (platform != null && !platform.runs(Platform.of(image.config()))) {
                continue;
            }
            Layer top = layers(item, image);
            List<ImageReference> names = keep(item, image, top);
            ids.append("Loaded image ID: ").append(image.id()).append('\n');
            named = !names.isEmpty();
            parents.put(image.id(), item.string("Parent"));
        }
        setParents(parents);
        if (!named) {
            listener.told(ids.toString());
        }
    }

    /** Such archives are older than what is emulated, or none. */
    private void loadWithoutManifest() throws IOException {
        String directory = archive.firstDirectory();
        if (directory != null) {
            archive.file(directory + "/json");
            throw ArchiveErrors.beforeManifests();
        }
        JsonObject repositories = JsonObject.parse(archive.text(REPOSITORIES));
        for (String repository : repositories.names()) {
            JsonObject tags = repositories.object(repository);
            for (String tag : tags.names()) {
                throw ArchiveErrors.noImage(tags.string(tag));
            }
        }
    }

    private Image image(JsonObject item) throws IOException {
        Image image = Image.of(archive.text(item.string("Config")));
        String os = image.config().os();
        if (!os.isEmpty() && !os.equalsIgnoreCase("linux")) {
            throw ArchiveErrors.otherSystem(os);
        }
        return image;
    }

    /** @return the uppermost layer with a reference that is the caller's; null for none */
    private @Nullable Layer layers(JsonObject item, Image image) throws IOException {
        List<String> paths = item.strings("Layers");
        List<DiffId> diffIds = image.config().diffIds();
        int count = paths == null ? 0 : paths.size();
        if (paths == null || count != diffIds.size()) {
            if (count != diffIds.size()) {
                throw ArchiveErrors.wrongNumberOfLayers(count, diffIds.size());
            }
            return null;
        }
        Layer top = null;
        boolean complete = false;
        try {
            for (int i = 0; i < count; i++) {
                Layer below = top;
                top = layer(paths.get(i), below, diffIds.get(i));
                if (below != null) {
                    around.layers().release(below);
                }
                if (!top.diffId().equals(diffIds.get(i))) {
                    throw ArchiveErrors.otherLayer(i, diffIds.get(i), top.diffId());
                }
            }
            complete = true;
            return top;
        } finally {
            if (!complete && top != null) {
                around.layers().release(top);
            }
        }
    }

    private Layer layer(String path, @Nullable Layer below, DiffId diffId) throws IOException {
        ChainId chain = ChainId.of(below == null ? null : below.chainId(), diffId);
        archive.requireInside(path);
        Layer present = around.layers().take(chain).orElse(null);
        return present == null ? load(archive.file(path), below, diffId.digest()) : present;
    }

    private Layer load(Blob file, @Nullable Layer below, Digest diffId) throws IOException {
        String id = diffId.shortHex();
        long total = file.sizeBytes();
        long step = Math.max(1, Math.min(total / 100, LARGEST_STEP_BYTES));
        long first = Math.min(total, (step / STEP_BYTES + 1) * STEP_BYTES);
        listener.on(new Progress.Amount(id, "Loading layer", first, total));
        Layer layer;
        try (InputStream plain = Decompression.of(file.open())) {
            // What is not compressed is kept as it lies.
            layer = isPlain(file)
                    ? around.layers().load(below, file.retain())
                    : around.layers().load(below, plain);
        } catch (EOFException cutOff) {
            throw ArchiveErrors.truncated();
        } catch (IOException corrupt) {
            throw ArchiveErrors.corrupt();
        }
        boolean told = false;
        try {
            listener.on(new Progress.Amount(id, "Loading layer", total, total));
            told = true;
            return layer;
        } finally {
            if (!told) {
                around.layers().release(layer);
            }
        }
    }

    private static boolean isPlain(Blob file) throws IOException {
        try (InputStream bytes = file.open()) {
            return !Decompression.isCompressed(bytes);
        }
    }

    private List<ImageReference> keep(JsonObject item, Image image, @Nullable Layer top) throws IOException {
        around.lock().run(() -> around.images().add(image, top));
        List<ImageReference> names = new ArrayList<>();
        List<String> tags = item.strings("RepoTags");
        for (String text : tags == null ? List.<String>of() : tags) {
            ImageReference name = ImageReference.parse(text);
            if (name.tag() == null) {
                throw ArchiveErrors.notATag(text);
            }
            StoredImage before = around.lock().hold(() -> tag(name, image.id()));
            if (before != null && !before.id().equals(image.id())) {
                listener.told("The image " + name.familiar() + " already exists, renaming the old one with ID "
                        + before.id() + " to empty string\n");
            }
            listener.told("Loaded image: " + name.familiar() + "\n");
            names.add(name);
        }
        around.lock().run(() -> around.events().loaded(image.id()));
        return names;
    }

    /** A name that cannot be given is passed over, as by the engine. */
    private @Nullable StoredImage tag(ImageReference name, ImageId image) {
        StoredImage before = around.images().find(name);
        try {
            around.images().addLoadedTag(name, image);
        } catch (EngineException notATag) {
            return before;
        }
        return before;
    }

    private void setParents(Map<ImageId, String> parents) {
        for (Map.Entry<ImageId, String> entry : parents.entrySet()) {
            boolean inArchive = parents.keySet().stream()
                    .anyMatch(id -> id.toString().equals(entry.getValue()) && !id.equals(entry.getKey()));
            if (inArchive) {
                around.lock().run(() -> setParent(entry.getKey(), ImageId.parse(entry.getValue())));
            }
        }
    }

    private void setParent(ImageId id, ImageId parentId) {
        StoredImage image = around.images().find(id);
        StoredImage parent = around.images().find(parentId);
        if (image == null || parent == null) {
            return;
        }
        List<HistoryEntry> steps = image.config().history();
        List<HistoryEntry> before = parent.config().history();
        boolean none = steps.isEmpty() && before.isEmpty();
        if (!none
                && (steps.size() != before.size() + 1
                        || !steps.subList(0, before.size()).equals(before))) {
            throw ArchiveErrors.invalidParent(parentId, id);
        }
        around.images().setParent(id, parentId);
    }
}
