package dev.drydock.fault;

import dev.drydock.time.EngineClock;
import dev.drydock.time.Timer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A wait on the clock of an engine, by a thread that nobody counts: a client's. */
public final class Pause {
    private Pause() {}

    /** Never under the lock of the engine. */
    public static void on(EngineClock clock, Duration duration) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Timer timer = clock.schedule(duration, over::countDown);
        try {
            over.await();
        } finally {
            timer.cancel();
        }
    }
}
