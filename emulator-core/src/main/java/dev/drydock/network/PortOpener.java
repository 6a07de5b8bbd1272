package dev.drydock.network;

import java.io.IOException;

/**
 * Opens ports on the machine that the engine itself runs on, so that a port is given only if nobody else there has it.
 * Called under the engine's lock: neither method waits for anybody.
 */
public interface PortOpener {

    /** @throws IOException in the words of the system's error, such as {@code address already in use} */
    void open(PublishedPort port) throws IOException;

    /** Does nothing for a port that is not open. */
    void close(PublishedPort port);
}
