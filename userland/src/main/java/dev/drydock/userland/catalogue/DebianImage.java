package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.registry.PublishedImage;
import java.util.List;

/** {@code debian}: a minimal Debian 12. */
final class DebianImage {
    static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private DebianImage() {}

    static PublishedImage of(BaseLayers layers) {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                BaseLayers.DEBIAN_MADE,
                ExecutionConfig.builder().env(PATH).cmd("bash").build(),
                Steps.at(BaseLayers.DEBIAN_MADE)
                        .imported(BaseLayers.DEBIAN_MADE)
                        .list(),
                List.of(layers.debian()),
                BaseLayers.IMPORTED_BY));
    }
}
