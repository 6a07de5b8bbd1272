package dev.drydock.container;

import org.jspecify.annotations.Nullable;

/** Samples that a client pulls; one that it does not pull in time is left out. */
public interface StatsSource extends AutoCloseable {

    /** Waits for the next sample; null at the end. */
    @Nullable
    ContainerStats next() throws InterruptedException;

    /** The client goes away. Idempotent. */
    @Override
    void close();
}
