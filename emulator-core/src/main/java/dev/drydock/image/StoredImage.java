package dev.drydock.image;

import dev.drydock.layer.Layer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image as an engine has it: with its layers, and what is known of it beside its configuration. A value; the tags are
 * the {@link ImageStore}'s.
 *
 * @param layer the uppermost; null for an image without layers
 * @param parent the image that it was made from here, null if it came from elsewhere
 * @param lastTagged when a tag was last put on it here, null if never
 */
public record StoredImage(
        Image image,
        @Nullable Layer layer,
        @Nullable ImageId parent,
        @Nullable Instant lastTagged) {

    public ImageId id() {
        return image.id();
    }

    public ImageConfig config() {
        return image.config();
    }

    /** Bytes in the files of all layers. */
    public long sizeBytes() {
        return layer == null ? 0 : layer.totalBytes();
    }

    StoredImage taggedAt(Instant time) {
        return new StoredImage(image, layer, parent, time);
    }

    StoredImage childOf(@Nullable ImageId newParent) {
        return new StoredImage(image, layer, newParent, lastTagged);
    }
}
