package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.registry.PublishedImage;
import java.time.Instant;
import java.util.List;

/** {@code ubuntu}: Ubuntu 24.04 with the programs of a minimal Debian. */
final class UbuntuImage {
    private static final String PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final Instant MADE = Instant.parse("2026-07-03T00:00:00Z");

    private UbuntuImage() {}

    static PublishedImage of() {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder().env(PATH).cmd("/bin/bash").build(),
                Steps.at(MADE).imported(MADE).list(),
                List.of(LayerReader.read("ubuntu", MADE, "ubuntu", "debian")),
                BaseLayers.IMPORTED_BY));
    }
}
