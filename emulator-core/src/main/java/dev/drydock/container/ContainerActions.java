package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.lock.EngineLock;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** What a client's requests to change a container come to. Used under the engine's lock. */
final class ContainerActions {
    private final EngineLock lock;
    private final ContainerStore store;
    private final SettledContainers settled;
    private final ContainerEvents events;
    private final ContainerNames names;
    private final Linking linking;
    private final Lifecycle parts;
    private final ContainerRoom room;

    ContainerActions(Lifecycle parts, ContainerNames names) {
        this.lock = parts.around().lock();
        this.store = parts.store();
        this.settled = parts.settled();
        this.events = parts.events();
        this.names = names;
        this.linking = new Linking(store);
        this.parts = parts;
        this.room = new ContainerRoom(parts.around());
    }

    Outcome start(String reference) {
        Container container = settled.find(reference);
        settled.awaitWithNeighbours(container);
        if (Permission.require(Action.START, container, reference) instanceof Verdict.AlreadySo) {
            return Outcome.ALREADY_SO;
        }
        parts.start().byClient(container);
        return Outcome.DONE;
    }

    CompletableFuture<Outcome> stop(String reference, StopOptions options) {
        Container container = settled.find(reference);
        if (Permission.require(Action.STOP, container, reference) instanceof Verdict.AlreadySo) {
            return CompletableFuture.completedFuture(Outcome.ALREADY_SO);
        }
        try {
            return parts.stopping()
                    .stop(
                            container,
                            options,
                            new Stopping.Sequel(
                                    ContainerActions::nothing,
                                    survived -> ContainerErrors.cannotStop(reference, survived)));
        } catch (EngineException refused) {
            throw ContainerErrors.cannotStop(reference, refused);
        }
    }

    CompletableFuture<Outcome> restart(String reference, StopOptions options) {
        Container container = settled.find(reference);
        Permission.require(Action.RESTART, container, reference);
        try {
            if (!container.status().isRunning()) {
                startAgain(container);
                return CompletableFuture.completedFuture(Outcome.DONE);
            }
            container.restartedByHand(true);
            UnaryOperator<EngineException> refusal = reason -> ContainerErrors.cannotRestart(reference, reason);
            Runnable then = () -> {
                try {
                    startAgain(container);
                } catch (EngineException refused) {
                    throw refusal.apply(refused);
                }
            };
            return parts.stopping().stop(container, options, new Stopping.Sequel(then, refusal));
        } catch (EngineException refused) {
            container.restartedByHand(false);
            throw ContainerErrors.cannotRestart(reference, refused);
        }
    }

    private void startAgain(Container container) {
        settled.awaitWithNeighbours(container);
        boolean may = Permission.require(Action.START, container, container.name()) instanceof Verdict.Proceed;
        if (may) {
            parts.start().againByClient(container);
        }
        events.publish(container, "restart");
    }

    CompletableFuture<Outcome> kill(String reference, String text) {
        try {
            int signal = text.isEmpty() ? StopSignal.KILL : Stopping.signal(text);
            if (!StopSignal.isKnown(signal)) {
                throw ContainerErrors.unsupportedSignal(signal);
            }
            return kill(settled.find(reference), reference, signal);
        } catch (EngineException refused) {
            throw refused.words().startsWith("cannot kill container: ")
                    ? refused
                    : ContainerErrors.cannotKill(reference, refused);
        }
    }

    private CompletableFuture<Outcome> kill(Container container, String reference, int signal) {
        Permission.require(Action.KILL, container, reference);
        if (signal == StopSignal.KILL) {
            return parts.stopping()
                    .kill(
                            container,
                            new Stopping.Sequel(
                                    ContainerActions::nothing,
                                    survived -> ContainerErrors.cannotKill(reference, survived)));
        }
        parts.stopping().send(container, signal);
        return CompletableFuture.completedFuture(Outcome.DONE);
    }

    void pause(String reference) {
        Container container = settled.find(reference);
        Permission.require(Action.PAUSE, container, reference);
        if (container.state() instanceof ContainerState.Running running) {
            container.requireRun().namespace().pause();
            container.enter(new ContainerState.Paused(running));
            parts.observer().paused(container);
            events.publish(container, "pause");
        }
    }

    void unpause(String reference) {
        Container container = settled.find(reference);
        Permission.require(Action.UNPAUSE, container, reference);
        if (container.state() instanceof ContainerState.Paused paused) {
            container.requireRun().namespace().resume();
            container.enter(paused.running());
            parts.observer().resumed(container);
            events.publish(container, "unpause");
        }
    }

    void rename(String reference, String newName) {
        if (reference.isEmpty() || newName.isEmpty()) {
            throw ContainerErrors.emptyName();
        }
        Container container = settled.find(reference);
        Permission.require(Action.RENAME, container, reference);
        String before = container.name();
        if (ContainerStore.withoutSlash(newName).equals(before)) {
            throw ContainerErrors.sameName();
        }
        String name;
        try {
            name = names.reserve(newName.startsWith("/") ? newName : "/" + newName, container.id());
        } catch (EngineException refused) {
            throw new EngineException(refused.kind(), "Error when allocating new name: " + refused.words());
        }
        try {
            room.requireForRename(container);
        } catch (EngineException full) {
            store.release(name);
            throw full;
        }
        linking.renamed(container, name);
        container.rename(name);
        store.release(before);
        Run run = container.run();
        if (run != null) {
            parts.networking().renamed(container, run.network());
        }
        events.publish(container, "rename", java.util.Map.of("oldName", "/" + before));
    }

    CompletableFuture<Outcome> remove(String reference, RemoveOptions options) {
        Container container = settled.find(reference);
        if (container.beingRemoved()) {
            throw ContainerErrors.removalInProgress(reference);
        }
        if (options.link()) {
            linking.remove(ContainerStore.withoutSlash(reference));
            return CompletableFuture.completedFuture(Outcome.DONE);
        }
        Permission.require(options.force() ? Action.FORCE_REMOVE : Action.REMOVE, container, reference);
        container.beingRemoved(true);
        Runnable rest = () -> parts.removal().remove(container, options.volumes());
        if (container.status().isRunning()) {
            return parts.stopping().kill(container, new Stopping.Sequel(rest, survived -> {
                container.beingRemoved(false);
                return ContainerErrors.cannotRemove(reference, survived);
            }));
        }
        rest.run();
        return CompletableFuture.completedFuture(Outcome.DONE);
    }

    CompletableFuture<WaitResult> waitFor(String reference, WaitCondition condition) {
        Container container = settled.find(reference);
        Permission.require(Action.WAIT, container, reference);
        return Waiting.on(container, condition, lock);
    }

    private static void nothing() {}
}
