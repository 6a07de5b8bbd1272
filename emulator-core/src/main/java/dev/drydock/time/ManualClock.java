package dev.drydock.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until it is advanced by hand. An advance runs what is due, in order, each action at exactly its
 * own instant; before the first and after each one it waits until everything has settled, so that it returns just when
 * nothing is left to run. What is scheduled without a delay does not wait for an advance: it runs at once on a thread
 * of the clock's own.
 *
 * <p>The advancing thread must not itself be counted as running: a program, or an action of this clock, that advanced the
 * clock would wait for itself.
 */
public final class ManualClock implements EngineClock {
    /** When a clock starts that is not told otherwise. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Of real time: so long no client computes at one place. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ActivityCount activity = new ActivityCount();
    private final ReentrantLock advancing = new ReentrantLock();
    private final Object lock = new Object();
    private final CallerWaits waits = new CallerWaits();
    private final TimerQueue queue = new TimerQueue();
    private final TimerQueue immediate = new TimerQueue();
    private final Instant origin;
    private long elapsedNanos;
    /** Asked for by everybody, and by each of them many times between two moves. */
    private volatile Instant now;

    private boolean workerRuns;
    private boolean closed;

    public ManualClock() {
        this(START);
    }

    public ManualClock(Instant start) {
        this.origin = start;
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Duration ahead() {
        return Duration.ZERO;
    }

    /** Goes forward, and runs what falls due on the way. Nothing or less than nothing: only waits until all has settled. */
    public void advance(Duration duration) {
        moveTo(Delays.nanos(duration), true);
    }

    /** Goes forward to an instant; one that has passed only waits until all has settled. */
    public void advanceTo(Instant instant) {
        moveTo(Delays.nanos(Duration.between(origin, instant)), false);
    }

    /** Waits, without moving, until nothing can run before time goes on. */
    public void runUntilIdle() {
        settle();
    }

    /**
     * Goes forward from one due action to the next until the condition holds.
     *
     * @return whether it holds; false if nothing more is due
     */
    public boolean runUntil(BooleanSupplier condition) {
        advancing.lock();
        try {
            settle();
            while (!condition.getAsBoolean()) {
                TimerQueue.Entry entry = takeDue(Long.MAX_VALUE);
                if (entry == null) {
                    return false;
                }
                run(entry);
            }
            return true;
        } finally {
            advancing.unlock();
        }
    }

    /** A call of a client. */
    @FunctionalInterface
    public interface Call<T extends @Nullable Object, E extends Exception> {
        T make() throws E;
    }

    /**
     * Makes a call that time has to end, such as a stop with a timeout, on a thread of its own, and goes forward from one due
     * action to the next whenever, and only when, it waits in an engine. So time has moved just as far as it had to when this
     * returns, however fast the machine is and whatever lies between client and engine. Calls that wait already move nothing;
     * but no other client shall begin to wait meanwhile, as its call cannot be told from this one's.
     *
     * <p>Meant are calls that come back with their end: create, start, stop, restart, kill, wait, removal; also what faults
     * delay. What is read from a stream (logs, events, the output of an exec) does not move the time, since nobody knows
     * whether its reader waits for it or is busy with what it has read: open it, advance, and read. Who waits for one here
     * all the same, or for something outside of the engine, is told so after a minute of real time in which its thread stood
     * still at one place.
     *
     * @return what the call returns
     * @throws IllegalStateException if the call waits and nothing more is due, or if it stands still without waiting in an
     *     engine; its thread is interrupted then
     */
    public <T extends @Nullable Object, E extends Exception> T letTimePass(Call<T, E> call) throws E {
        return new PassingTime<>(this, waits, call, PATIENCE).answer();
    }

    /** Whether the calling thread makes a call of {@link #letTimePass}, and may wait for what time brings. */
    public boolean passesHere() {
        return Thread.currentThread() instanceof PassingTime.CallerThread caller && caller.isOf(this);
    }

    @Override
    public <T extends @Nullable Object> T await(CompletableFuture<T> result)
            throws InterruptedException, ExecutionException {
        CallerWaits.Wait wait = waits.another();
        try {
            // Not the result itself is waited for: who does that may take over what its completion has left to be done.
            CompletableFuture<Boolean> over = result.handle((value, failure) -> {
                wait.end();
                return true;
            });
            wait.begin();
            over.get();
            return result.get();
        } finally {
            wait.end();
        }
    }

    @Override
    public Timer schedule(Duration delay, Runnable action) {
        long nanos = Delays.nanos(delay);
        synchronized (lock) {
            if (closed || nanos > Long.MAX_VALUE - elapsedNanos) {
                return Delays.NEVER;
            }
            if (nanos > 0) {
                TimerQueue.Entry entry = queue.add(elapsedNanos + nanos, action);
                return () -> cancel(queue, entry);
            }
            activity.begin();
            TimerQueue.Entry entry = immediate.add(0, action);
            startWorker();
            return () -> cancelImmediate(entry);
        }
    }

    @Override
    public Activity activity() {
        return activity;
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            queue.clear();
            while (!immediate.isEmpty()) {
                immediate.poll();
                activity.end();
            }
        }
    }

    private void moveTo(long nanos, boolean fromNow) {
        advancing.lock();
        try {
            settle();
            long target;
            synchronized (lock) {
                long sum = elapsedNanos + nanos;
                target = fromNow ? (sum < 0 ? Long.MAX_VALUE : sum) : nanos;
            }
            for (TimerQueue.Entry entry = takeDue(target); entry != null; entry = takeDue(target)) {
                run(entry);
            }
            synchronized (lock) {
                moveOn(target);
            }
        } finally {
            advancing.unlock();
        }
    }

    /** Sets the time to when the next action is due, if that is not later than the target, and takes it out. */
    private TimerQueue.@Nullable Entry takeDue(long target) {
        synchronized (lock) {
            TimerQueue.Entry first = queue.peek();
            if (first == null || first.dueNanos > target) {
                return null;
            }
            moveOn(first.dueNanos);
            return queue.poll();
        }
    }

    private void moveOn(long nanos) {
        if (nanos > elapsedNanos) {
            elapsedNanos = nanos;
            now = origin.plusNanos(nanos);
        }
    }

    private void run(TimerQueue.Entry entry) {
        activity.begin();
        try {
            entry.action.run();
        } finally {
            activity.end();
        }
        settle();
    }

    private void settle() {
        try {
            activity.awaitQuiet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for programs to settle", e);
        }
    }

    private boolean cancel(TimerQueue from, TimerQueue.Entry entry) {
        synchronized (lock) {
            return from.remove(entry);
        }
    }

    private boolean cancelImmediate(TimerQueue.Entry entry) {
        boolean removed = cancel(immediate, entry);
        if (removed) {
            activity.end();
        }
        return removed;
    }

    private void startWorker() {
        if (!workerRuns) {
            workerRuns = true;
            Thread worker = new Thread(this::runImmediate, "drydock-manual-clock");
            worker.setDaemon(true);
            worker.start();
        }
    }

    private void runImmediate() {
        for (; ; ) {
            TimerQueue.Entry entry;
            synchronized (lock) {
                if (immediate.isEmpty()) {
                    workerRuns = false;
                    return;
                }
                entry = immediate.poll();
            }
            try {
                entry.action.run();
            } catch (RuntimeException | Error e) {
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, e);
            } finally {
                activity.end();
            }
        }
    }
}
