package dev.drydock.registry.archive;

import dev.drydock.error.EngineException;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageStore;
import dev.drydock.image.Platform;
import dev.drydock.image.StoredImage;
import dev.drydock.reference.DigestReference;
import dev.drydock.reference.ImageReference;
import dev.drydock.reference.Reference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the images that are to be saved, and under which names (28.5.2: parseNames). Used under the engine's lock. */
final class Saving {
    private final ImageStore images;
    private final String imageDirectory;
    private final @Nullable Platform platform;
    private final Map<ImageId, SavedImage> found = new LinkedHashMap<>();

    private Saving(ImageStore images, String imageDirectory, @Nullable Platform platform) {
        this.images = images;
        this.imageDirectory = imageDirectory;
        this.platform = platform;
    }

    /** @param imageDirectory for words */
    static List<SavedImage> find(
            ImageStore images, String imageDirectory, List<String> names, @Nullable Platform platform) {
        Saving saving = new Saving(images, imageDirectory, platform);
        names.forEach(saving::name);
        return List.copyOf(saving.found.values());
    }

    private void name(String text) {
        Reference reference;
        try {
            reference = Reference.parse(text);
        } catch (EngineException invalid) {
            throw ArchiveErrors.unclassified(invalid);
        }
        if (reference instanceof DigestReference digest) {
            ImageId id = new ImageId(digest.digest());
            StoredImage image = images.find(id);
            if (image == null) {
                throw ArchiveErrors.noSuchId(id, imageDirectory);
            }
            add(image, null);
        } else if (reference instanceof ImageReference name) {
            named(name, text);
        }
    }

    private void named(ImageReference name, String text) {
        boolean looksLikeDigest = name.familiarName().equals("sha256");
        if (!looksLikeDigest && !name.isNameOnly()) {
            StoredImage image = images.find(name);
            if (image == null) {
                throw ArchiveErrors.noSuchReference();
            }
            add(image, name);
            return;
        }
        List<ImageReference> all = looksLikeDigest ? List.of() : images.namesIn(name);
        for (ImageReference each : all) {
            StoredImage image = images.find(each);
            if (image != null) {
                add(image, each);
            }
        }
        if (all.isEmpty()) {
            StoredImage image = images.search(text);
            if (image == null) {
                throw ArchiveErrors.noSuchImage(text);
            }
            add(image, null);
        }
    }

    private void add(StoredImage image, @Nullable ImageReference name) {
        if (platform != null && !platform.runs(Platform.of(image.config()))) {
            throw ArchiveErrors.otherPlatform(platform);
        }
        if (image.layer() == null) {
            throw ArchiveErrors.noLayers();
        }
        SavedImage saved = found.computeIfAbsent(image.id(), none -> new SavedImage(image, new ArrayList<>()));
        if (name != null && name.digest() == null && !saved.names().contains(name)) {
            saved.names().add(name);
        }
    }
}
