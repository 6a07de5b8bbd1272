package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.error.EngineException;
import dev.drydock.image.Image;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageStore;
import dev.drydock.image.Platform;
import dev.drydock.image.StoredImage;
import dev.drydock.layer.Layer;
import dev.drydock.layer.LayerStore;
import dev.drydock.lock.EngineLock;
import dev.drydock.reference.ImageReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where pulled images go: the engine's images and names. Takes the engine's lock for each question. */
final class PullTarget {
    private final EngineLock lock;
    private final ImageStore images;
    private final LayerStore layers;
    private final ImageEvents events;

    PullTarget(EngineLock lock, ImageStore images, LayerStore layers, ImageEvents events) {
        this.lock = lock;
        this.images = images;
        this.layers = layers;
        this.events = events;
    }

    /**
     * An image that came, or was here.
     *
     * @param layer its uppermost, with a reference for the holder; null for an image without layers
     */
    record Arrival(Image image, @Nullable Layer layer) {}

    /** The image, if it is here already. */
    Optional<Arrival> present(ImageId id) {
        return lock.hold(() -> {
            StoredImage stored = images.find(id);
            if (stored != null && stored.layer() != null) {
                layers.retain(stored.layer());
            }
            return Optional.ofNullable(stored).map(found -> new Arrival(found.image(), found.layer()));
        });
    }

    /**
     * Takes an image in and gives it its names: the tag that was asked for, and the digest that it has in the registry.
     *
     * @return whether the name is new, or led to another image before
     */
    boolean put(ImageReference reference, Digest manifest, Arrival arrival) {
        return lock.hold(() -> {
            StoredImage stored = images.add(arrival.image(), arrival.layer());
            StoredImage before = images.find(reference);
            boolean isNew = before == null || !before.id().equals(stored.id());
            images.addDigest(reference.nameOnly().withDigest(manifest), stored.id());
            if (isNew && reference.digest() == null) {
                images.tag(reference, stored.id());
            }
            return isNew;
        });
    }

    void release(Arrival arrival) {
        if (arrival.layer() != null) {
            layers.release(arrival.layer());
        }
    }

    void pulled(ImageReference reference) {
        lock.run(() -> events.pulled(reference));
    }

    /** What is wrong with the platform of what a name leads to, if anything. */
    Optional<String> platformMismatch(ImageReference reference, Platform wanted) {
        return lock.hold(() -> {
            try {
                images.get(reference.toString(), wanted);
                return Optional.empty();
            } catch (EngineException otherPlatform) {
                return Optional.of(otherPlatform.words());
            }
        });
    }
}
