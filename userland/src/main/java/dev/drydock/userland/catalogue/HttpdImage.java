package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.registry.PublishedImage;
import java.time.Instant;
import java.util.List;

/** {@code httpd}: the Apache web server on Debian. */
final class HttpdImage {
    private static final Instant MADE = Instant.parse("2026-07-21T00:00:00Z");

    private HttpdImage() {}

    static PublishedImage of(BaseLayers layers) {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                MADE,
                ExecutionConfig.builder()
                        .exposedPorts("80/tcp")
                        .env(
                                "PATH=/usr/local/apache2/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                                "HTTPD_PREFIX=/usr/local/apache2",
                                "HTTPD_VERSION=2.4.71")
                        .cmd("httpd-foreground")
                        .workingDir("/usr/local/apache2")
                        .stopSignal("SIGWINCH")
                        .argsEscaped(true)
                        .build(),
                Steps.at(MADE)
                        .imported(BaseLayers.DEBIAN_MADE)
                        .setting("ENV HTTPD_PREFIX=/usr/local/apache2")
                        .setting(
                                "ENV PATH=/usr/local/apache2/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
                        .setting("WORKDIR /usr/local/apache2")
                        .setting("ENV HTTPD_VERSION=2.4.71")
                        .layer("COPY httpd-foreground /usr/local/bin/ # buildkit")
                        .setting("STOPSIGNAL SIGWINCH")
                        .setting("EXPOSE map[80/tcp:{}]")
                        .setting("CMD [\"httpd-foreground\"]")
                        .list(),
                List.of(layers.debian(), LayerReader.read("httpd", MADE, "httpd"))));
    }
}
