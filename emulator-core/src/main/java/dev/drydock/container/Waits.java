package dev.drydock.container;

import dev.drydock.lock.EngineLock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the end or the removal of one container. Whoever waits is registered under the same lock under which the
 * container ends, so that no end is missed. Used under the engine's lock; futures complete when it is let go.
 */
final class Waits {
    private @Nullable List<CompletableFuture<WaitResult>> forEnd;
    private @Nullable List<CompletableFuture<WaitResult>> forRemoval;

    /** The next end, or the removal of a container that never ends. */
    CompletableFuture<WaitResult> nextEnd(EngineLock lock) {
        CompletableFuture<WaitResult> wait = new CompletableFuture<>();
        if (forEnd == null) {
            forEnd = new ArrayList<>(1);
        }
        forEnd.add(wait);
        forgetWhenCancelled(lock, wait);
        return wait;
    }

    CompletableFuture<WaitResult> removal(EngineLock lock) {
        CompletableFuture<WaitResult> wait = new CompletableFuture<>();
        if (forRemoval == null) {
            forRemoval = new ArrayList<>(1);
        }
        forRemoval.add(wait);
        forgetWhenCancelled(lock, wait);
        return wait;
    }

    void ended(EngineLock lock, WaitResult result) {
        complete(lock, forEnd, result);
        forEnd = null;
    }

    void removed(EngineLock lock, WaitResult result) {
        ended(lock, result);
        complete(lock, forRemoval, result);
        forRemoval = null;
    }

    private static void complete(
            EngineLock lock, @Nullable List<CompletableFuture<WaitResult>> waiting, WaitResult result) {
        if (waiting != null) {
            waiting.forEach(wait -> lock.afterwards(() -> wait.complete(result)));
        }
    }

    private void forgetWhenCancelled(EngineLock lock, CompletableFuture<WaitResult> wait) {
        wait.exceptionally(givenUp -> {
            lock.run(() -> forget(wait));
            return null;
        });
    }

    private void forget(CompletableFuture<WaitResult> wait) {
        if (forEnd != null) {
            forEnd.removeIf(other -> other == wait);
        }
        if (forRemoval != null) {
            forRemoval.removeIf(other -> other == wait);
        }
    }
}
