package dev.drydock.process.kernel;

import dev.drydock.time.Activity;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to run. Side by side, everybody's at once; one at a time, in the order in which they were started or
 * woken, so that the same run goes the same way. Counts, in both, everybody who has or waits for a turn as active.
 */
final class Turns {
    private final Activity activity;
    private final boolean oneAtATime;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean taken;

    Turns(Activity activity, boolean oneAtATime) {
        this.activity = activity;
        this.oneAtATime = oneAtATime;
    }

    /** Whether nobody runs beside another. */
    boolean oneAtATime() {
        return oneAtATime;
    }

    /**
     * Somebody more wants to run. Never blocks; may be called under locks.
     *
     * @param atOnce called by this thread, if it may now; hands work over and returns
     * @param later called in its place, once, by the thread that hands its turn on; hands work over and returns
     */
    void begin(Runnable atOnce, Runnable later) {
        activity.begin();
        if (!oneAtATime || takes(later)) {
            atOnce.run();
        }
    }

    /** As above, for who does not care. */
    void begin(Runnable go) {
        begin(go, go);
    }

    /** The calling thread's turn is over: it ends, or is about to block. */
    void end() {
        if (oneAtATime) {
            next();
        }
        activity.end();
    }

    /** Whether others wait while the caller has its turn. */
    synchronized boolean othersWait() {
        return !waiting.isEmpty();
    }

    /** @return whether the turn is the caller's; else it waits in the queue */
    private synchronized boolean takes(Runnable later) {
        boolean free = !taken;
        if (taken) {
            waiting.add(later);
        }
        taken = true;
        return free;
    }

    private synchronized void next() {
        @Nullable Runnable go = waiting.poll();
        if (go == null) {
            taken = false;
        } else {
            go.run();
        }
    }
}
