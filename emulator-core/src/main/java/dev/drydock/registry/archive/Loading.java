package dev.drydock.registry.archive;

import dev.drydock.image.HistoryEntry;
import dev.drydock.image.Image;
import dev.drydock.image.ImageId;
import dev.drydock.image.Platform;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.ChainId;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.Layer;
import dev.drydock.reference.ImageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes in the images of an archive, one after the other (28.5.2: tarexport.Load). */
final class Loading {
    private static final String MANIFEST = "manifest.json";

    private final ArchiveSurroundings around;
    private final StagedArchive archive;
    private final @Nullable Platform platform;
    private final LoadListener listener;
    private final LayerLoading layers;

    Loading(ArchiveSurroundings around, StagedArchive archive, @Nullable Platform platform, LoadListener listener) {
        this.around = around;
        this.archive = archive;
        this.platform = platform;
        this.listener = listener;
        this.layers = new LayerLoading(around, listener);
    }

    void run() throws IOException {
        if (!archive.has(MANIFEST)) {
            new LegacyLoading(around, archive, listener).run();
            return;
        }
        List<ManifestItem> items = ManifestItem.list(archive.text(MANIFEST));
        if (items == null) {
            throw ArchiveErrors.nullManifest();
        }
        StringBuilder ids = new StringBuilder();
        boolean named = false;
        Map<ImageId, String> parents = new LinkedHashMap<>();
        for (ManifestItem item : items) {
            Image image = image(item);
            if (platform != null && !platform.runs(Platform.of(image.config()))) {
                continue;
            }
            Layer top = layers(item, image);
            List<ImageReference> names = keep(item, image, top);
            ids.append("Loaded image ID: ").append(image.id()).append('\n');
            named = !names.isEmpty();
            parents.put(image.id(), item.parent());
        }
        setParents(parents);
        if (!named) {
            listener.told(ids.toString());
        }
    }

    private Image image(ManifestItem item) throws IOException {
        Image image = Image.of(archive.text(item.config()));
        String os = image.config().os();
        if (!os.isEmpty() && !os.equalsIgnoreCase("linux")) {
            throw ArchiveErrors.otherSystem(os);
        }
        return image;
    }

    /** @return the uppermost layer with a reference that is the caller's; null for none */
    private @Nullable Layer layers(ManifestItem item, Image image) throws IOException {
        List<String> paths = item.layers();
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
        return present == null
                ? layers.load(archive.file(path), below, diffId.digest().shortHex())
                : present;
    }

    private List<ImageReference> keep(ManifestItem item, Image image, @Nullable Layer top) throws IOException {
        around.lock().run(() -> around.images().add(image, top));
        List<ImageReference> names = new ArrayList<>();
        List<String> tags = item.tags();
        for (String text : tags == null ? List.<String>of() : tags) {
            ImageReference name = ImageReference.parse(text);
            if (name.tag() == null) {
                throw ArchiveErrors.notATag(text);
            }
            new LoadedTags(around, listener).tag(name, image.id());
            listener.told("Loaded image: " + name.familiar() + "\n");
            names.add(name);
        }
        around.lock().run(() -> around.events().loaded(image.id()));
        return names;
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
