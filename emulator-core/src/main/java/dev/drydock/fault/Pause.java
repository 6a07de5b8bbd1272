package dev.drydock.fault;

import dev.drydock.time.EngineClock;
import dev.drydock.time.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A wait on the clock of an engine, by a thread that nobody counts: a client's. Never under the lock of the engine. */
public final class Pause {
    private Pause() {}

    /** Whoever moves the time by hand knows that somebody waits for it. */
    public static void on(EngineClock clock, Duration duration) throws InterruptedException {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        Timer timer = clock.schedule(duration, () -> over.complete(true));
        try {
            clock.await(over);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            timer.cancel();
        }
    }

    /** As {@link #on}; a thread that is interrupted, because the engine closes, goes on at once, and stays interrupted. */
    public static void onUnlessClosed(EngineClock clock, Duration duration) {
        try {
            on(clock, duration);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
