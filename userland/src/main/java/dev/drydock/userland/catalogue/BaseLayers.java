package dev.drydock.userland.catalogue;

import dev.drydock.layer.LayerContents;
import java.time.Instant;

/** The layers that several images stand on. */
final class BaseLayers {
    /** The engine that imported the base images which the recordings were made with. */
    static final String IMPORTED_BY = "28.5.2+dfsg4";

    static final Instant DEBIAN_MADE = Instant.parse("2026-07-02T00:00:00Z");
    static final Instant ALPINE_MADE = Instant.parse("2026-07-20T00:00:00Z");
    static final Instant PYTHON_MADE = Instant.parse("2026-07-22T00:00:00Z");

    private final Once<LayerContents> debian = new Once<>(() -> LayerReader.read("debian", DEBIAN_MADE, "debian"));
    private final Once<LayerContents> alpine = new Once<>(() -> LayerReader.read("alpine", ALPINE_MADE, "alpine"));
    private final Once<LayerContents> python = new Once<>(() -> LayerReader.read("python", PYTHON_MADE, "python"));
    private final Once<LayerContents> pip = new Once<>(() -> LayerContents.builder()
            .modified(PYTHON_MADE)
            .file("/usr/local/bin/pip", 0755, LayerReader.stub("python/pip"))
            .build());

    LayerContents debian() {
        return debian.get();
    }

    LayerContents alpine() {
        return alpine.get();
    }

    /** The interpreter, above Debian. */
    LayerContents python() {
        return python.get();
    }

    LayerContents pip() {
        return pip.get();
    }
}
