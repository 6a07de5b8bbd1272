package dev.drydock.time;

import org.jspecify.annotations.Nullable;

/**
 * Those who want to hear when something changes: a pipe got bytes, a child ended. Who is told looks again by itself; being
 * told once too often does no harm. In order of subscription, so that the same run wakes in the same order.
 */
public final class WaitQueue {
    private @Nullable Subscription first;
    private @Nullable Subscription last;

    /**
     * Adds a listener until it is cancelled.
     *
     * @param wake called by {@link #wakeAll}, by any thread, perhaps while locks are held: it hands work to others and
     *     returns
     */
    public synchronized Subscription subscribe(Runnable wake) {
        Subscription added = new Subscription(this, wake);
        added.previous = last;
        if (last == null) {
            first = added;
        } else {
            last.next = added;
        }
        last = added;
        return added;
    }

    /** Something changed: tells everybody. Never blocks. */
    public synchronized void wakeAll() {
        for (Subscription each = first; each != null; each = each.next) {
            each.wake.run();
        }
    }

    public synchronized boolean isEmpty() {
        return first == null;
    }

    private synchronized void remove(Subscription gone) {
        if (gone.cancelled) {
            return;
        }
        gone.cancelled = true;
        if (gone.previous == null) {
            first = gone.next;
        } else {
            gone.previous.next = gone.next;
        }
        if (gone.next == null) {
            last = gone.previous;
        } else {
            gone.next.previous = gone.previous;
        }
    }

    /** A place in the queue. */
    public static final class Subscription {
        private final WaitQueue queue;
        private final Runnable wake;
        private @Nullable Subscription previous;
        private @Nullable Subscription next;
        private boolean cancelled;

        private Subscription(WaitQueue queue, Runnable wake) {
            this.queue = queue;
            this.wake = wake;
        }

        /** Leaves the queue; a call that is under way may still come. Idempotent. */
        public void cancel() {
            queue.remove(this);
        }
    }
}
