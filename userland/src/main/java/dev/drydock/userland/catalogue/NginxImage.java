package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.layer.LayerContents;
import dev.drydock.registry.PublishedImage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code nginx}: the web server on Debian, logging to its standard streams. */
final class NginxImage {
    private static final Instant MADE = Instant.parse("2026-07-10T00:00:00Z");

    private NginxImage() {}

    static PublishedImage of(BaseLayers layers) {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder()
                        .exposedPorts("80/tcp")
                        .env(DebianImage.PATH, "NGINX_VERSION=1.22.1")
                        .cmd("nginx", "-g", "daemon off;")
                        .labels(Map.of("maintainer", "stand-in"))
                        .stopSignal("SIGTERM")
                        .argsEscaped(true)
                        .build(),
                Steps.at(MADE)
                        .imported(BaseLayers.DEBIAN_MADE)
                        .setting("LABEL maintainer=stand-in")
                        .setting("ENV NGINX_VERSION=1.22.1")
                        .layer("RUN /bin/sh -c DEBIAN_FRONTEND=noninteractive dpkg -i /debs/*.deb >/dev/null &&     "
                                + "rm -f /etc/nginx/sites-enabled/* && ln -sf /dev/stdout /var/log/nginx/access.log && "
                                + "ln -sf /dev/stderr /var/log/nginx/error.log # buildkit")
                        .layer("COPY ctx/nginx.conf /etc/nginx/nginx.conf # buildkit")
                        .layer("COPY ctx/default.conf /etc/nginx/conf.d/default.conf # buildkit")
                        .setting("EXPOSE [80/tcp]")
                        .setting("STOPSIGNAL SIGTERM")
                        .setting("CMD [\"nginx\" \"-g\" \"daemon off;\"]")
                        .list(),
                List.of(
                        layers.debian(),
                        LayerReader.read("nginx", MADE, "nginx"),
                        file("/etc/nginx/nginx.conf"),
                        file("/etc/nginx/conf.d/default.conf"))));
    }

    private static LayerContents file(String path) {
        return LayerContents.builder()
                .modified(MADE)
                .file(path, 0644, LayerReader.resource("files/nginx" + path))
                .build();
    }
}
