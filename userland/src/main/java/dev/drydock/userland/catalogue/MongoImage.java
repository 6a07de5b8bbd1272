package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.layer.LayerContents;
import dev.drydock.registry.PublishedImage;
import java.time.Instant;
import java.util.List;

/** {@code mongo}: what the recordings have in place of the database, a listener in Python. */
final class MongoImage {
    private static final Instant MADE = Instant.parse("2026-07-25T00:00:00Z");

    private MongoImage() {}

    static PublishedImage of(BaseLayers layers) {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder()
                        .exposedPorts("27017/tcp")
                        .env(PythonImage.ENVIRONMENT)
                        .cmd("python", "-u", "/usr/local/bin/mongod.py")
                        .volumes("/data/db", "/data/configdb")
                        .argsEscaped(true)
                        .build(),
                Steps.at(MADE)
                        .all(PythonImage.history())
                        .layer("COPY ctx/mongod.py /usr/local/bin/mongod.py # buildkit")
                        .setting("VOLUME [/data/db /data/configdb]")
                        .setting("EXPOSE [27017/tcp]")
                        .setting("CMD [\"python\" \"-u\" \"/usr/local/bin/mongod.py\"]")
                        .list(),
                List.of(
                        layers.debian(),
                        layers.python(),
                        layers.pip(),
                        LayerContents.builder()
                                .modified(MADE)
                                .file("/usr/local/bin/mongod.py", 0644, LayerReader.resource("files/mongo/mongod.py"))
                                .build())));
    }
}
