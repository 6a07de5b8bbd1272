package dev.drydock.conformance.recorded;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long a client waits for an answer. */
interface Patience {
    /** For how long, in real time, to wait now for what comes next; zero or less: no longer. */
    long millis();

    /** Nothing has come in that time. */
    void inVain();

    /** Real time, from now on. */
    static Patience of(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        return new Patience() {
            @Override
            public long millis() {
                return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            }

            @Override
            public void inVain() {
                // Real time passes by itself.
            }
        };
    }
}
