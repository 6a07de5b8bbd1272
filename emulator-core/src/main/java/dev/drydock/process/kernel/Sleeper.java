package dev.drydock.process.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread of a program that may have to wait. It waits by {@link #arm}, a look at what it waits for, and {@link #block},
 * until it has what it wants: a wake between the look and the block is not lost, one too many does no harm.
 */
final class Sleeper implements Runnable {
    private static final int AWAKE = 0;
    private static final int ARMED = 1;
    private static final int ASLEEP = 2;

    private final Turns turns;
    private final Thread thread = Thread.currentThread();
    private final AtomicInteger state = new AtomicInteger(AWAKE);
    private volatile boolean mayRun;

    /** Made by the thread itself. */
    Sleeper(Turns turns) {
        this.turns = turns;
    }

    /** From here on a wake counts. */
    void arm() {
        state.set(ARMED);
    }

    /** Gives the turn up and waits, unless woken since {@link #arm}; returns when it is this thread's turn again. */
    void block() {
        mayRun = false;
        if (state.compareAndSet(ARMED, ASLEEP)) {
            turns.end();
            park();
        }
    }

    /** Lets others run who wait for their turn; takes its place behind them. */
    void giveWay() {
        if (turns.othersWait()) {
            mayRun = false;
            turns.begin(this::go);
            turns.end();
            park();
        }
    }

    /** Wakes it: by any thread, also under locks. */
    @Override
    public void run() {
        if (!state.compareAndSet(ARMED, AWAKE) && state.compareAndSet(ASLEEP, AWAKE)) {
            turns.begin(this::go);
        }
    }

    private void go() {
        mayRun = true;
        LockSupport.unpark(thread);
    }

    private void park() {
        while (!mayRun) {
            LockSupport.park(this);
            // Only a kernel that closes interrupts; a thread left interrupted could not park again.
            Thread.interrupted();
        }
    }
}
