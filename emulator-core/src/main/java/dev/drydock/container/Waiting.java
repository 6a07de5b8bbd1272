package dev.drydock.container;

import dev.drydock.lock.EngineLock;
import java.util.concurrent.CompletableFuture;

/** What a client's wait comes to (28.5.2: container.State.Wait). Used under the engine's lock. */
final class Waiting {
    private Waiting() {}

    static CompletableFuture<WaitResult> on(Container container, WaitCondition condition, EngineLock lock) {
        return switch (condition) {
            case NOT_RUNNING ->
                container.status().isRunning()
                        ? container.waits().nextEnd(lock)
                        : CompletableFuture.completedFuture(result(container.state()));
            case NEXT_EXIT -> container.waits().nextEnd(lock);
            case REMOVED -> container.waits().removal(lock);
        };
    }

    /** A state with an error tells it, even if it is only that of a start that failed. */
    static WaitResult result(ContainerState state) {
        return new WaitResult(state.exitCode(), state.error().isEmpty() ? null : state.error());
    }
}
