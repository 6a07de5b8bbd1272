package dev.drydock.container;

import java.io.IOException;
import java.io.OutputStream;

/** Files of a container on their way out, as a tar. Holds what it needs of the container until it is closed. */
public interface FileArchive extends AutoCloseable {

    /** Writes the whole tar; once. Not under the engine's lock. */
    void writeTo(OutputStream out) throws IOException;

    @Override
    void close();
}
