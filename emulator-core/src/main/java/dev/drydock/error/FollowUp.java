package dev.drydock.error;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is done once a future has come true, when nobody waits for that in turn. */
public final class FollowUp {
    private FollowUp() {}

    /** A failure of {@code next}, or of the future, is a defect: it is reported as an uncaught one of the thread. */
    public static <T> void of(CompletableFuture<T> future, Consumer<T> next) {
        future.thenAccept(next).exceptionally(FollowUp::report);
    }

    private static @Nullable Void report(Throwable defect) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, defect);
        return null;
    }
}
