package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.lock.EngineLock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for the end or the removal of one container. Whoever waits is registered under the same lock under which the
 * container ends, so that no end is missed. Used under the engine's lock; futures complete when it is let go.
 */
final class Waits {
    private @Nullable List<Wait> waits;
    private @Nullable List<EndListener> listeners;

    /** @param forRemoval whether the end of a run is not enough */
    private record Wait(CompletableFuture<WaitResult> result, boolean forRemoval) {}

    /** The next end, or the removal of a container that never ends. */
    CompletableFuture<WaitResult> nextEnd(EngineLock lock) {
        return add(lock, false);
    }

    CompletableFuture<WaitResult> removal(EngineLock lock) {
        return add(lock, true);
    }

    /** Told once, at the next end. */
    void listen(EndListener listener) {
        if (listeners == null) {
            listeners = new ArrayList<>(1);
        }
        listeners.add(listener);
    }

    /** One that waits no longer for the end. */
    void leave(EndListener listener) {
        if (listeners != null) {
            listeners.remove(listener);
        }
    }

    /** @return who was told of the end, to be told again after the {@code die} event */
    List<EndListener> ended(EngineLock lock, WaitResult result) {
        List<EndListener> told = takeListeners();
        told.forEach(EndListener::ended);
        for (Wait wait : take(false)) {
            lock.afterwards(() -> wait.result().complete(result));
        }
        return told;
    }

    void removed(EngineLock lock, WaitResult result) {
        for (Wait wait : take(true)) {
            lock.afterwards(() -> wait.result().complete(result));
        }
    }

    /** There will be neither an end nor a removal. */
    void abandon(EngineLock lock) {
        abandonListeners(ContainerErrors::closed);
        for (Wait wait : take(true)) {
            lock.afterwards(() -> wait.result().completeExceptionally(ContainerErrors.closed()));
        }
    }

    /**
     * Those who wanted to go on at its end do not: the engine that would have told them is gone.
     *
     * @param reason made for each of them: mostly there is none, and an engine closes thousands of containers
     */
    void abandonListeners(Supplier<EngineException> reason) {
        takeListeners().forEach(listener -> listener.abandoned(reason.get()));
    }

    private CompletableFuture<WaitResult> add(EngineLock lock, boolean forRemoval) {
        Wait wait = new Wait(new CompletableFuture<>(), forRemoval);
        if (waits == null) {
            waits = new ArrayList<>(1);
        }
        waits.add(wait);
        wait.result().exceptionally(givenUp -> lock.hold(() -> forget(wait)));
        return wait.result();
    }

    private @Nullable WaitResult forget(Wait wait) {
        if (waits != null) {
            waits.remove(wait);
        }
        return null;
    }

    private List<EndListener> takeListeners() {
        List<EndListener> taken = listeners == null ? List.of() : listeners;
        listeners = null;
        return taken;
    }

    private List<Wait> take(boolean all) {
        List<Wait> taken = new ArrayList<>();
        List<Wait> left = new ArrayList<>();
        for (Wait wait : waits == null ? List.<Wait>of() : waits) {
            (all || !wait.forRemoval() ? taken : left).add(wait);
        }
        waits = left.isEmpty() ? null : left;
        return taken;
    }
}
