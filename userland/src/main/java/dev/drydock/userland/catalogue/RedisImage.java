package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.layer.LayerContents;
import dev.drydock.registry.PublishedImage;
import java.time.Instant;
import java.util.List;

/** {@code redis}: the key-value store on Debian, keeping its data in a volume. */
final class RedisImage {
    private static final Instant MADE = Instant.parse("2026-07-15T00:00:00Z");
    private static final int REDIS = 999;

    private RedisImage() {}

    static PublishedImage of(BaseLayers layers) {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder()
                        .exposedPorts("6379/tcp")
                        .env(DebianImage.PATH, "REDIS_VERSION=7.0.15")
                        .entrypoint("docker-entrypoint.sh")
                        .cmd("redis-server", "--protected-mode", "no")
                        .volumes("/data")
                        .workingDir("/data")
                        .argsEscaped(true)
                        .build(),
                Steps.at(MADE)
                        .imported(BaseLayers.DEBIAN_MADE)
                        .layer("RUN /bin/sh -c groupadd -r redis && useradd -r -g redis redis # buildkit")
                        .setting("ENV REDIS_VERSION=7.0.15")
                        .layer("RUN /bin/sh -c DEBIAN_FRONTEND=noninteractive dpkg -i /debs/*.deb >/dev/null 2>&1 && "
                                + "ln -s /usr/bin/redis-server /usr/bin/redis-cli /usr/local/bin/ # buildkit")
                        .layer("RUN /bin/sh -c mkdir /data && chown redis:redis /data # buildkit")
                        .setting("VOLUME [/data]")
                        .layer("WORKDIR /data")
                        .layer("COPY ctx/docker-entrypoint.sh /usr/local/bin/ # buildkit")
                        .setting("ENTRYPOINT [\"docker-entrypoint.sh\"]")
                        .setting("EXPOSE [6379/tcp]")
                        .setting("CMD [\"redis-server\" \"--protected-mode\" \"no\"]")
                        .list(),
                List.of(
                        layers.debian(),
                        LayerReader.read("redis-accounts", MADE, "redis"),
                        LayerReader.read("redis", MADE, "redis"),
                        data(),
                        LayerContents.builder().modified(MADE).build(),
                        entryPoint())));
    }

    private static LayerContents data() {
        return LayerContents.builder()
                .modified(MADE)
                .owner(REDIS, REDIS)
                .directory("/data", 0755)
                .build();
    }

    private static LayerContents entryPoint() {
        String path = "/usr/local/bin/docker-entrypoint.sh";
        return LayerContents.builder()
                .modified(MADE)
                .file(path, 0755, LayerReader.resource("files/redis" + path))
                .build();
    }
}
