package dev.drydock.registry.archive;

import dev.drydock.image.StoredImage;
import dev.drydock.layer.Layer;
import dev.drydock.reference.ImageReference;
import java.util.List;

/**
 * An image in an archive.
 *
 * @param names with tags; more may be added while the archive is being put together
 */
record SavedImage(StoredImage image, List<ImageReference> names) {

    /** The lowest first. */
    List<Layer> layers() {
        Layer top = image.layer();
        return top == null ? List.of() : top.chain();
    }
}
