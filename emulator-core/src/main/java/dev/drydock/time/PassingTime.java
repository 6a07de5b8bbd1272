package dev.drydock.time;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** One call that is made while time goes on by itself, as far as the call waits for it. */
final class PassingTime<T extends @Nullable Object, E extends Exception> {
    private final ManualClock clock;
    private final CallerWaits waits;
    private final long before;
    private final FutureTask<T> call;
    private final Duration patience;

    /** @param patience how long, in real time, the thread of the call may stand still without waiting in an engine */
    PassingTime(ManualClock clock, CallerWaits waits, ManualClock.Call<T, E> call, Duration patience) {
        this.clock = clock;
        this.waits = waits;
        this.patience = patience;
        this.before = waits.begun();
        this.call = new FutureTask<>(call::make) {
            @Override
            protected void done() {
                waits.changed();
            }
        };
    }

    /** The thread of a call. */
    static final class CallerThread extends Thread {
        private final ManualClock clock;

        CallerThread(ManualClock clock, Runnable call) {
            super(call, "drydock-caller");
            this.clock = clock;
            setDaemon(true);
        }

        boolean isOf(ManualClock other) {
            return clock == other;
        }
    }

    T answer() throws E {
        CallerThread caller = new CallerThread(clock, call);
        caller.start();
        try {
            while (!call.isDone()) {
                awaitWait(caller);
                if (!clock.runUntil(() -> !isWaiting())) {
                    throw new IllegalStateException("the call waits, and nothing more is due that could end it");
                }
            }
            return call.get();
        } catch (InterruptedException broken) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while time passed for a call", broken);
        } catch (ExecutionException failed) {
            throw failure(Objects.requireNonNull(failed.getCause(), "what a call failed with"));
        } finally {
            call.cancel(true);
        }
    }

    /** What waits for something else than an engine, such as a stream that it reads, is not waited for without end. */
    private void awaitWait(CallerThread caller) throws InterruptedException {
        StackTraceElement[] seen = caller.getStackTrace();
        while (!waits.awaitUntil(() -> call.isDone() || isWaiting(), patience)) {
            StackTraceElement[] now = caller.getStackTrace();
            if (Arrays.equals(seen, now)) {
                throw standsStill(now);
            }
            seen = now;
        }
    }

    private IllegalStateException standsStill(StackTraceElement[] where) {
        Exception place = new Exception("where the call stands still");
        place.setStackTrace(where);
        return new IllegalStateException(
                "the call has stood still for " + patience.toSeconds()
                        + " seconds, and waits for nothing that time is moved for: what"
                        + " is read from a stream (logs, events, statistics, attach, the output of an exec) does not move the"
                        + " time; open the stream, advance the clock, and then read",
                place);
    }

    private boolean isWaiting() {
        return waits.anyAfter(before);
    }

    @SuppressWarnings("unchecked") // what is checked is declared by the call
    private E failure(Throwable cause) {
        if (cause instanceof RuntimeException refusal) {
            throw refusal;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return (E) cause;
    }
}
