package dev.drydock.registry;

import java.io.IOException;

/** Is told how a transfer goes. Called without the engine's lock, by one thread. */
@FunctionalInterface
public interface ProgressListener {
    /** Tells nobody. */
    ProgressListener NONE = progress -> {};

    /** @throws IOException if nobody listens any more: the transfer is then given up */
    void on(Progress progress) throws IOException;
}
