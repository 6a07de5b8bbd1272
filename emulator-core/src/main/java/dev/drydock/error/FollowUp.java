package dev.drydock.error;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What is done once a future has come true, when nobody waits for that in turn. */
public final class FollowUp {
    private FollowUp() {}

    /** A failure of {@code next}, or of the future, is a defect: it is reported as an uncaught one of the thread. */
    @SuppressWarnings("FutureReturnValueIgnored") // failures are reported where they happen
    public static <T> void of(CompletableFuture<T> future, Consumer<T> next) {
        // One stage: a second one for failures would be made for each process that ends.
        future.whenComplete((value, failure) -> {
            if (failure == null) {
                accept(next, value);
            } else {
                report(failure);
            }
        });
    }

    private static <T> void accept(Consumer<T> next, T value) {
        try {
            next.accept(value);
        } catch (RuntimeException | Error defect) {
            report(defect);
        }
    }

    private static void report(Throwable defect) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, defect);
    }
}
