package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.layer.LayerContents;
import dev.drydock.registry.PublishedImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code testcontainers/ryuk}: what Testcontainers cleans up with, on Alpine. */
final class RyukImage {
    private static final Instant MADE = Instant.parse("2026-07-21T00:00:00Z");

    private RyukImage() {}

    static PublishedImage of(BaseLayers layers) {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder()
                        .env("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
                        .cmd("/bin/ryuk")
                        .labels(Map.of("org.testcontainers.ryuk", "true"))
                        .argsEscaped(true)
                        .build(),
                Steps.at(MADE)
                        .imported(BaseLayers.ALPINE_MADE)
                        .layer("COPY /bin/ryuk /bin/ryuk # buildkit")
                        .setting("CMD [\"/bin/ryuk\"]")
                        .setting("LABEL org.testcontainers.ryuk=true")
                        .list(),
                List.of(
                        layers.alpine(),
                        LayerContents.builder()
                                .modified(MADE)
                                .file("/bin/ryuk", 0755, LayerReader.stub("server/ryuk"))
                                .build())));
    }
}
