package dev.drydock.time;

import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Who waits from outside for what time may bring. Whoever brings it says so before the one who waits goes on, so that nobody is
 * taken for waiting who has the answer already. Thread-safe.
 */
final class CallerWaits {
    /** By their numbers. */
    private final NavigableSet<Long> waits = new TreeSet<>();

    private long begun;

    /** One that is going to wait. */
    final class Wait {
        private long number;
        private boolean over;

        private Wait() {}

        /** It waits from now on, unless that is over already. */
        void begin() {
            synchronized (CallerWaits.this) {
                if (!over) {
                    number = ++begun;
                    waits.add(number);
                    CallerWaits.this.notifyAll();
                }
            }
        }

        /** It has what it waits for, or has given up. Idempotent. */
        void end() {
            synchronized (CallerWaits.this) {
                over = true;
                waits.remove(number);
                CallerWaits.this.notifyAll();
            }
        }
    }

    Wait another() {
        return new Wait();
    }

    /** How many have begun. */
    synchronized long begun() {
        return begun;
    }

    /** Whether one waits that began after so many others. */
    synchronized boolean anyAfter(long others) {
        return waits.higher(others) != null;
    }

    /** Something else has changed that is waited for. */
    synchronized void changed() {
        notifyAll();
    }

    /**
     * Waits, in real time, until something holds; asked again after each change.
     *
     * @return whether it holds, and not only the patience is over
     */
    synchronized boolean awaitUntil(BooleanSupplier holds, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
