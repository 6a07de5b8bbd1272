package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.registry.PublishedImage;
import java.util.List;

/** {@code alpine}: BusyBox and little else. */
final class AlpineImage {
    private static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private AlpineImage() {}

    static PublishedImage of(BaseLayers layers) {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                BaseLayers.ALPINE_MADE,
                ExecutionConfig.builder().env(PATH).cmd("/bin/sh").build(),
                Steps.at(BaseLayers.ALPINE_MADE)
                        .imported(BaseLayers.ALPINE_MADE)
                        .list(),
                List.of(layers.alpine()),
                BaseLayers.IMPORTED_BY));
    }
}
