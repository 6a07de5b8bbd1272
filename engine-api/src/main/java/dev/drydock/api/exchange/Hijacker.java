package dev.drydock.api.exchange;

import java.io.IOException;

/** Takes a connection over. */
@FunctionalInterface
public interface Hijacker {

    /**
     * Reads and writes as it likes; returning closes the connection, once what was written is sent.
     *
     * @throws IOException if the client is gone
     * @throws InterruptedException if the thread is interrupted
     */
    void take(HijackedConnection connection) throws IOException, InterruptedException;
}
