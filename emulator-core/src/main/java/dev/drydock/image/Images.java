package dev.drydock.image;

import dev.drydock.filter.Filters;
import dev.drydock.reference.ImageReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of the images that an engine has. An image is named by a familiar or normalised name, its id,
 * or the beginning of its id as far as it is the only one; {@code NOT_FOUND} with {@code No such image: X} otherwise.
 * Refusals are {@link dev.drydock.error.EngineException}s with the words of Docker Engine 28.5.2. Safe for use by any number
 * of threads.
 */
public interface Images {

    /** Newest first. */
    List<ImageSummary> list(ImageListOptions options);

    /** @param platform null for any; an image for another one is {@code NOT_FOUND} */
    ImageDetails inspect(String image, @Nullable Platform platform);

    /**
     * The steps of an image's making, the last first.
     *
     * @param platform null for any; an image for another one is {@code NOT_FOUND}
     */
    List<HistoryItem> history(String image, @Nullable Platform platform);

    /**
     * Gives an image another name, taking it from the image that has it. Emits {@code tag}.
     *
     * @param name means {@code latest} if it has no tag
     */
    void tag(String image, ImageReference name);

    /**
     * Takes a name from an image; with the last one the image goes, if no container uses it. An image that is named by its id
     * goes with its only name. Emits {@code untag} and {@code delete}.
     *
     * @return what went, in order
     */
    List<Removal> remove(String image, ImageRemoveOptions options);

    /**
     * Removes images that nobody uses. Emits {@code untag}, {@code delete} and {@code prune}.
     *
     * @param filters {@code dangling} (true unless said otherwise), {@code label}, {@code label!}, {@code until}
     */
    ImagePruneReport prune(Filters filters);

    /** Bytes in the layers of all images, each layer counted once. */
    long layersSizeBytes();
}
