package dev.drydock.container;

import dev.drydock.time.EngineClock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The blocking form of what takes time. */
final class Completed {
    private Completed() {}

    /** Waits for a stage; its failure is thrown as it is. */
    static <T extends @Nullable Object> T await(EngineClock clock, CompletionStage<T> stage)
            throws InterruptedException {
        try {
            return clock.await(stage.toCompletableFuture());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
