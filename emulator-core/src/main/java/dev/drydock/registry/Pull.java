package dev.drydock.registry;

import java.io.IOException;

/** An image that a registry has agreed to give, on its way into the engine. */
public interface Pull {

    /**
     * Fetches what is missing and puts it into the engine, then its tag. Emits {@code pull}. To be called once.
     *
     * @throws IOException what the listener throws; the pull is then given up
     * @throws dev.drydock.error.EngineException what goes wrong on the way
     * @throws InterruptedException if the thread is interrupted while it waits for a layer that another pull fetches
     */
    void run(ProgressListener listener) throws IOException, InterruptedException;
}
