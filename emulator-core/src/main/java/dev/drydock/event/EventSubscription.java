package dev.drydock.event;

import dev.drydock.time.Timer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One listener's events, in their order, waiting to be taken. Safe for use by several threads. At most 1,024 wait; a
 * listener that falls further behind loses the newest, because the engine waits for nobody.
 */
public final class EventSubscription implements AutoCloseable {
    /** The engine's own bound; it too drops what does not fit. */
    private static final int LIMIT = 1024;

    private final EventFilter filter;
    private final Deque<Event> waiting;
    private boolean closed;
    private @Nullable Timer end;

    EventSubscription(EventFilter filter, List<Event> replayed) {
        this.filter = filter;
        this.waiting = new ArrayDeque<>(replayed);
    }

    /**
     * Waits for the next event.
     *
     * @return null at the end: the subscription was closed and everything before has been taken
     */
    public synchronized @Nullable Event take() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return waiting.poll();
    }

    /** The next event if there is one already, else null. */
    public synchronized @Nullable Event poll() {
        return waiting.poll();
    }

    /** Whether everything was taken and nothing more will come. */
    public synchronized boolean isFinished() {
        return closed && waiting.isEmpty();
    }

    /** Ends the subscription; what waits can still be taken. Idempotent. */
    @Override
    public void close() {
        Timer pending;
        synchronized (this) {
            closed = true;
            pending = end;
            end = null;
            notifyAll();
        }
        if (pending != null) {
            pending.cancel();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void closeWith(Timer timer) {
        end = timer;
    }

    synchronized void offer(Event event) {
        if (!closed && waiting.size() < LIMIT && filter.accepts(event)) {
            waiting.add(event);
            notifyAll();
        }
    }
}
