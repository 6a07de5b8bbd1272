package dev.drydock.api.fault;

import dev.drydock.time.EngineClock;
import dev.drydock.time.Timer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Waits on the clock of an engine. */
final class Pause {
    private Pause() {}

    static void on(EngineClock clock, Duration duration) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Timer timer = clock.schedule(duration, over::countDown);
        try {
            over.await();
        } finally {
            timer.cancel();
        }
    }
}
