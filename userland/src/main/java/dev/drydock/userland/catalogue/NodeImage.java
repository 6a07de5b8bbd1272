package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.layer.LayerContents;
import dev.drydock.registry.PublishedImage;
import java.time.Instant;
import java.util.List;

/** {@code node}: Node.js on Debian. */
final class NodeImage {
    private static final Instant MADE = Instant.parse("2026-07-24T00:00:00Z");

    private NodeImage() {}

    static PublishedImage of(BaseLayers layers) {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder()
                        .env(DebianImage.PATH, "NODE_VERSION=8.1.4")
                        .cmd("node")
                        .argsEscaped(true)
                        .build(),
                Steps.at(MADE)
                        .imported(BaseLayers.DEBIAN_MADE)
                        .setting("ENV NODE_VERSION=8.1.4")
                        .layer("RUN /bin/sh -c DEBIAN_FRONTEND=noninteractive dpkg -i /debs/*.deb >/dev/null && "
                                + "ln -s /usr/bin/node /usr/local/bin/node # buildkit")
                        .layer("COPY ctx/npm /usr/local/bin/npm # buildkit")
                        .setting("CMD [\"node\"]")
                        .list(),
                List.of(
                        layers.debian(),
                        LayerReader.read("node", MADE, "node"),
                        LayerContents.builder()
                                .modified(MADE)
                                .file("/usr/local/bin/npm", 0755, LayerReader.stub("node/npm"))
                                .build())));
    }
}
