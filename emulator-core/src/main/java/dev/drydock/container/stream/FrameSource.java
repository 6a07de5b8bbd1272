package dev.drydock.container.stream;

import org.jspecify.annotations.Nullable;

/**
 * Output that a client pulls. Little is held for it (64 KiB): a client that does not pull blocks the writer in the container,
 * as on the real engine.
 */
public interface FrameSource extends AutoCloseable {

    /** Waits for the next frame; null at the end. */
    @Nullable
    Frame next() throws InterruptedException;

    /** The next frame if one is there now; null if not, or at the end. */
    @Nullable
    Frame poll();

    /** Whether everything was pulled and nothing will come. */
    boolean ended();

    /** The client goes away; a {@link #next} that waits returns null. Idempotent. */
    @Override
    void close();
}
