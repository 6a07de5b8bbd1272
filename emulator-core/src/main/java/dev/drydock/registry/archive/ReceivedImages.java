package dev.drydock.registry.archive;

import dev.drydock.image.Platform;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An archive that has come whole. Holds its files until it is closed. */
public interface ReceivedImages extends AutoCloseable {

    /**
     * Takes in all its images. Emits {@code load} for each. Images before a broken one stay; of that one nothing does.
     *
     * @param platform null for any; images for others are passed over
     * @throws dev.drydock.error.EngineException if something is wrong with an image
     * @throws IOException if the listener fails
     */
    void load(@Nullable Platform platform, LoadListener listener) throws IOException;

    /** Idempotent. */
    @Override
    void close();
}
