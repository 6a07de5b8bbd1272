package dev.drydock.api.exchange;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a body piece by piece. */
@FunctionalInterface
public interface StreamWriter {

    /**
     * Writes until the body is complete; returning ends it.
     *
     * @param out blocks while the client does not take what was written; {@code flush} sends what was gathered
     * @throws IOException if the client is gone; or if the body must end broken
     * @throws InterruptedException if the thread is interrupted
     */
    void write(OutputStream out, Client client) throws IOException, InterruptedException;
}
