package dev.drydock.time;

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

    PassingTime(ManualClock clock, CallerWaits waits, ManualClock.Call<T, E> call) {
        this.clock = clock;
        this.waits = waits;
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
        new CallerThread(clock, call).start();
        try {
            while (!call.isDone()) {
                waits.awaitUntil(() -> call.isDone() || isWaiting());
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
