package dev.drydock.time;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts with one atomic step each, and wakes those who wait for zero. */
final class ActivityCount implements Activity {
    private final AtomicInteger running = new AtomicInteger();
    private final Object quiet = new Object();
    private volatile int waiting;

    @Override
    public void begin() {
        running.incrementAndGet();
    }

    @Override
    public void end() {
        int left = running.decrementAndGet();
        if (left < 0) {
            running.incrementAndGet();
            throw new IllegalStateException("more activities ended than began");
        }
        if (left == 0 && waiting > 0) {
            synchronized (quiet) {
                quiet.notifyAll();
            }
        }
    }

    @Override
    public void awaitQuiet() throws InterruptedException {
        synchronized (quiet) {
            waiting++;
            try {
                while (running.get() != 0) {
                    quiet.wait();
                }
            } finally {
                waiting--;
            }
        }
    }
}
