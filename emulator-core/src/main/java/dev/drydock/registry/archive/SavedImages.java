package dev.drydock.registry.archive;

import java.io.IOException;
import java.io.OutputStream;

/** Images on their way into an archive. Holds their layers until it is closed. */
public interface SavedImages extends AutoCloseable {

    /**
     * Writes the archive.
     *
     * @param out is not closed
     */
    void writeTo(OutputStream out) throws IOException;

    /** Idempotent. */
    @Override
    void close();
}
