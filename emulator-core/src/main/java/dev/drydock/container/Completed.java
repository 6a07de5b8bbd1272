package dev.drydock.container;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** The blocking form of what takes time. */
final class Completed {
    private Completed() {}

    /** Waits for a stage; its failure is thrown as it is. */
    static <T> T await(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
