package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.registry.PublishedImage;
import java.time.Instant;
import java.util.List;

/** {@code busybox}: BusyBox and nothing else. */
final class BusyBoxImage {
    private static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final Instant MADE = Instant.parse("2026-07-19T00:00:00Z");

    private BusyBoxImage() {}

    static PublishedImage of() {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder().env(PATH).cmd("sh").build(),
                Steps.at(MADE).imported(MADE).list(),
                List.of(LayerReader.read("busybox", MADE, "busybox")),
                BaseLayers.IMPORTED_BY));
    }
}
