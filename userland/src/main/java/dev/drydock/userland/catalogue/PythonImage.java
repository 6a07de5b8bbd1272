package dev.drydock.userland.catalogue;

import dev.drydock.image.ExecutionConfig;
import dev.drydock.image.HistoryEntry;
import dev.drydock.registry.PublishedImage;
import java.util.List;

/** {@code python}: the interpreter on Debian. */
final class PythonImage {
    static final String[] ENVIRONMENT = {
        "PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "PYTHON_VERSION=3.6.15"
    };

    private PythonImage() {}

    static PublishedImage of(BaseLayers layers) {
        return PublishedImage.of(() -> new PublishedImage.Definition(
                BaseLayers.PYTHON_MADE,
                ExecutionConfig.builder()
                        .env(ENVIRONMENT)
                        .cmd("python3")
                        .argsEscaped(true)
                        .build(),
                history(),
                List.of(layers.debian(), layers.python(), layers.pip())));
    }

    static List<HistoryEntry> history() {
        return Steps.at(BaseLayers.PYTHON_MADE)
                .imported(BaseLayers.DEBIAN_MADE)
                .setting("ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin")
                .setting("ENV LANG=C.UTF-8")
                .layer(
                        "RUN /bin/sh -c DEBIAN_FRONTEND=noninteractive sh -c 'for i in 1 2 3 4; do dpkg -i /debs/*.deb && "
                                + "exit; done' >/dev/null 2>&1 &&     ln -s /usr/bin/python3 /usr/local/bin/python3 && "
                                + "ln -s python3 /usr/local/bin/python # buildkit")
                .setting("ENV PYTHON_VERSION=3.6.15")
                .layer("COPY ctx/pip /usr/local/bin/pip # buildkit")
                .setting("CMD [\"python3\"]")
                .list();
    }
}
