package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.layer.LayerContents;
import dev.drydock.registry.PublishedImage;
import java.time.Instant;
import java.util.List;

/** {@code postgres}: the database on Debian, keeping its data in a volume. */
final class PostgresImage {
    private static final Instant MADE = Instant.parse("2026-07-23T00:00:00Z");
    private static final String PATH =
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/15/bin";
    private static final String ENTRY_POINT = "/usr/local/bin/docker-entrypoint.sh";

    private PostgresImage() {}

    static PublishedImage of(BaseLayers layers) {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder()
                        .exposedPorts("5432/tcp")
                        .env(PATH, "LANG=C.UTF-8", "PGDATA=/var/lib/postgresql/data")
                        .entrypoint("docker-entrypoint.sh")
                        .cmd("postgres")
                        .volumes("/var/lib/postgresql/data")
                        .argsEscaped(true)
                        .build(),
                Steps.at(MADE)
                        .imported(BaseLayers.DEBIAN_MADE)
                        .setting("ENV LANG=C.UTF-8")
                        .layer("RUN /bin/sh -c mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' "
                                + ">/etc/postgresql-common/createcluster.conf &&     DEBIAN_FRONTEND=noninteractive "
                                + "dpkg -i --force-confold /debs/*.deb >/dev/null 2>&1 && mkdir -p /run/postgresql && "
                                + "chown postgres /run/postgresql && "
                                + "ln -s /usr/lib/postgresql/15/bin/psql /usr/local/bin/psql # buildkit")
                        .setting("ENV PGDATA=/var/lib/postgresql/data " + PATH)
                        .setting("VOLUME [/var/lib/postgresql/data]")
                        .layer("COPY ctx/pg-entrypoint.sh /usr/local/bin/docker-entrypoint.sh # buildkit")
                        .setting("ENTRYPOINT [\"docker-entrypoint.sh\"]")
                        .setting("EXPOSE [5432/tcp]")
                        .setting("CMD [\"postgres\"]")
                        .list(),
                List.of(
                        layers.debian(),
                        LayerReader.read("postgres", MADE, "postgres"),
                        LayerContents.builder()
                                .modified(MADE)
                                .file(ENTRY_POINT, 0755, LayerReader.resource("files/postgres" + ENTRY_POINT))
                                .build())));
    }
}
