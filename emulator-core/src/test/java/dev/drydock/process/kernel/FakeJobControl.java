package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.process.Signal;
import dev.drydock.process.Terminal;
import dev.drydock.time.WaitQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Processes that only remember what a terminal asked of them; a wait blocks the thread, or fails if the test says so. */
final class FakeJobControl implements JobControl {
    final List<String> calls = new ArrayList<>();
    boolean interruptsWaits;
    boolean refusesBackground;
    private final Semaphore waiting = new Semaphore(0);

    @Override
    public boolean await(WaitQueue changes, BooleanSupplier ready, Duration timeout) throws ErrnoException {
        Semaphore woken = new Semaphore(0);
        WaitQueue.Subscription subscription = changes.subscribe(woken::release);
        try {
            while (!ready.getAsBoolean()) {
                if (interruptsWaits) {
                    throw new ErrnoException(Errno.EINTR);
                }
                waiting.release();
                woken.acquireUninterruptibly();
            }
            return true;
        } finally {
            subscription.cancel();
        }
    }

    /** Returns once a thread is about to wait. */
    void awaitWaiting() {
        waiting.acquireUninterruptibly();
    }

    @Override
    public synchronized void signalGroup(int group, Signal signal) {
        calls.add(signal + " to " + group);
    }

    @Override
    public synchronized void hangUp(Terminal terminal) {
        calls.add("hang up " + terminal.name());
    }

    @Override
    public void awaitForeground(Terminal terminal, Signal signal) throws ErrnoException {
        if (refusesBackground) {
            throw new ErrnoException(Errno.EIO);
        }
    }

    @Override
    public boolean isInBackground(Terminal terminal) {
        return refusesBackground;
    }

    @Override
    public void requireGroup(Terminal terminal, int group) throws ErrnoException {
        if (group > 1000) {
            throw new ErrnoException(Errno.EPERM);
        }
    }
}
