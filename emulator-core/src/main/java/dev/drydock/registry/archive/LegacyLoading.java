package dev.drydock.registry.archive;

import dev.drydock.image.Image;
import dev.drydock.image.ImageId;
import dev.drydock.image.JsonObject;
import dev.drydock.image.LegacyImage;
import dev.drydock.layer.DiffId;
import dev.drydock.layer.Layer;
import dev.drydock.reference.ImageReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the images of an archive of an engine before 1.10, which has a directory for each layer and no {@code
 * manifest.json}: every layer becomes an image (28.5.2: tarexport.legacyLoad).
 */
final class LegacyLoading {
    private static final String REPOSITORIES = "repositories";
    private static final int SHOWN_LENGTH = 12;
    /** Docker Engine 28.5.2: layer.maxLayerDepth. */
    private static final int MOST_LAYERS = 125;

    private final ArchiveSurroundings around;
    private final StagedArchive archive;
    private final LayerLoading layers;
    private final LoadListener listener;
    private final Map<String, Loaded> loaded = new HashMap<>();

    /**
     * An image that was taken in.
     *
     * @param layer its uppermost; the image holds it
     */
    private record Loaded(ImageId id, Layer layer, List<String> steps) {}

    LegacyLoading(ArchiveSurroundings around, StagedArchive archive, LoadListener listener) {
        this.around = around;
        this.archive = archive;
        this.layers = new LayerLoading(around, listener);
        this.listener = listener;
    }

    void run() throws IOException {
        for (String directory : archive.topDirectories()) {
            load(directory, 1);
        }
        JsonObject repositories = JsonObject.parse(archive.text(REPOSITORIES));
        for (String repository : repositories.names()) {
            JsonObject tags = repositories.object(repository);
            for (String tag : tags.names()) {
                tag(repository, tag, tags.string(tag));
            }
        }
    }

    /** @param depth how many layers are under way, this one counted: an archive may name layers in a circle */
    private Loaded load(String name, int depth) throws IOException {
        if (depth > MOST_LAYERS) {
            throw ArchiveErrors.tooDeep();
        }
        Loaded already = loaded.get(name);
        if (already != null) {
            return already;
        }
        LegacyImage legacy = LegacyImage.parse(archive.text(name + "/json"));
        if (!legacy.os().isEmpty() && !legacy.os().equalsIgnoreCase("linux")) {
            throw ArchiveErrors.otherSystem(legacy.os());
        }
        Loaded parent = legacy.parent().isEmpty() ? null : load(legacy.parent(), depth + 1);
        String shown = name.substring(0, Math.min(SHOWN_LENGTH, name.length()));
        Layer layer = layers.load(archive.file(name + "/layer.tar"), parent == null ? null : parent.layer(), shown);
        Loaded now = keep(legacy, parent, layer);
        loaded.put(name, now);
        return now;
    }

    private Loaded keep(LegacyImage legacy, @Nullable Loaded parent, Layer layer) {
        List<String> steps = new ArrayList<>(parent == null ? List.of() : parent.steps());
        steps.add(legacy.step());
        List<DiffId> diffIds = layer.chain().stream().map(Layer::diffId).toList();
        boolean kept = false;
        try {
            Image image = Image.of(legacy.configuration(diffIds, steps));
            around.lock().run(() -> {
                around.images().add(image, layer);
                if (parent != null) {
                    around.images().setParent(image.id(), parent.id());
                }
            });
            kept = true;
            return new Loaded(image.id(), layer, steps);
        } finally {
            if (!kept) {
                around.layers().release(layer);
            }
        }
    }

    private void tag(String repository, String tag, String name) throws IOException {
        Loaded image = loaded.get(name);
        if (image == null) {
            throw ArchiveErrors.noImage(name);
        }
        ImageReference reference = ImageReference.parse(repository + ":" + tag);
        new LoadedTags(around, listener).tag(reference, image.id());
    }
}
