package dev.drydock.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Real time. It is read from the system once; from there it goes on with the monotonic clock, so that a later reading is
 * never earlier, whatever is done to the system's time. A thread exists only while something is due: it is started by the
 * first {@link #schedule} and ends when it has had nothing to wait for during five seconds.
 */
public final class SystemClock implements EngineClock {
    private static final long IDLE_NANOS = Duration.ofSeconds(5).toNanos();

    private final ActivityCount activity = new ActivityCount();
    private final Duration ahead;
    private final Instant origin;
    private final long originNanos;
    private final Object lock = new Object();
    private final TimerQueue queue = new TimerQueue();
    private @Nullable Thread thread;
    private boolean closed;

    /** The system's time. */
    public SystemClock() {
        this(Duration.ZERO);
    }

    /** A clock that is wrong, as that of an engine on a machine of its own may be. */
    public SystemClock(Duration ahead) {
        // What comes between these two is added to every time: nothing shall, not even a class that is loaded.
        Instant now = InstantSource.system().instant();
        this.originNanos = System.nanoTime();
        this.origin = now.plus(ahead);
        this.ahead = ahead;
    }

    @Override
    public Instant now() {
        return origin.plusNanos(elapsed());
    }

    @Override
    public Duration ahead() {
        return ahead;
    }

    @Override
    public Timer schedule(Duration delay, Runnable action) {
        long nanos = Delays.nanos(delay);
        synchronized (lock) {
            long now = elapsed();
            if (closed || nanos > Long.MAX_VALUE - now) {
                return Delays.NEVER;
            }
            TimerQueue.Entry entry = queue.add(now + nanos, action);
            if (thread == null) {
                startThread();
            } else if (queue.peek() == entry) {
                lock.notifyAll();
            }
            return () -> cancel(entry);
        }
    }

    @Override
    public <T extends @Nullable Object> T await(CompletableFuture<T> result)
            throws InterruptedException, ExecutionException {
        return result.get();
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
            lock.notifyAll();
        }
    }

    private boolean cancel(TimerQueue.Entry entry) {
        synchronized (lock) {
            return queue.remove(entry);
        }
    }

    private long elapsed() {
        return System.nanoTime() - originNanos;
    }

    private void startThread() {
        Thread started = new Thread(this::runDue, "drydock-clock");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void runDue() {
        try {
            for (TimerQueue.Entry entry = nextDue(); entry != null; entry = nextDue()) {
                run(entry.action);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it but a JVM that goes down.
            synchronized (lock) {
                thread = null;
            }
        }
    }

    /** Waits for what is due next; null when the thread shall end. */
    private TimerQueue.@Nullable Entry nextDue() throws InterruptedException {
        synchronized (lock) {
            long idleSince = elapsed();
            for (; ; ) {
                TimerQueue.Entry first = queue.peek();
                long now = elapsed();
                long wait = first == null ? idleSince + IDLE_NANOS - now : first.dueNanos - now;
                if (closed || (first == null && wait <= 0)) {
                    thread = null;
                    return null;
                }
                if (first != null && wait <= 0) {
                    return queue.poll();
                }
                lock.wait(wait / 1_000_000, (int) (wait % 1_000_000));
            }
        }
    }

    /** One failing action must not keep others from running: it is reported as the thread's own failure would be. */
    private void run(Runnable action) {
        activity.begin();
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        } finally {
            activity.end();
        }
    }
}
