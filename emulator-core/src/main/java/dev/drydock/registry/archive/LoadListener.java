package dev.drydock.registry.archive;

import dev.drydock.registry.Progress;
import java.io.IOException;

/** Is told how a load goes. Called without the engine's lock, by one thread. */
public interface LoadListener {
    /** Does not want to know. */
    LoadListener NONE = new LoadListener() {
        @Override
        public void on(Progress progress) {}

        @Override
        public void told(String text) {}
    };

    /** @throws IOException if nobody listens any more: the load is then given up */
    void on(Progress progress) throws IOException;

    /**
     * Something was done.
     *
     * @param text with the end of its line; empty if all that is to be told is nothing
     * @throws IOException if nobody listens any more: the load is then given up
     */
    void told(String text) throws IOException;
}
