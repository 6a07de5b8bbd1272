package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.layer.LayerContents;
import dev.drydock.registry.PublishedImage;
import java.time.Instant;
import java.util.List;

/** {@code hello-world}: one program, no files beside it. */
final class HelloWorldImage {
    private static final Instant MADE = Instant.parse("2026-07-04T00:00:00Z");

    private HelloWorldImage() {}

    static PublishedImage of() {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder()
                        .env(DebianImage.PATH)
                        .cmd("/hello")
                        .workingDir("/")
                        .argsEscaped(true)
                        .build(),
                Steps.at(MADE)
                        .layer("COPY ctx/hello / # buildkit")
                        .setting("CMD [\"/hello\"]")
                        .list(),
                List.of(LayerContents.builder()
                        .modified(MADE)
                        .file("/hello", 0755, LayerReader.stub("hello-world/hello"))
                        .build())));
    }
}
