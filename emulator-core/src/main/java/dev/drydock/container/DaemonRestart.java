package dev.drydock.container;

import dev.drydock.error.EngineException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * What becomes of containers when the engine shuts down and begins again (28.5.2: shutdownContainer, restore; asked of it with
 * each policy). Used under the engine's lock.
 */
final class DaemonRestart {
    private final ContainerSurroundings around;
    private final ContainerStore store;
    private final SettledContainers settled;
    private final Stopping stopping;
    private final Start start;
    private final Removal removal;
    private final Ending ending;
    private final RunObserver observer;
    private final ExecRunner execs;

    DaemonRestart(Lifecycle parts, ExecRunner execs) {
        this.around = parts.around();
        this.store = parts.store();
        this.settled = parts.settled();
        this.stopping = parts.stopping();
        this.start = parts.start();
        this.removal = parts.removal();
        this.ending = parts.ending();
        this.observer = parts.observer();
        this.execs = execs;
    }

    /**
     * Stops all that runs, at once, each with its own signal and timeout. It is as a client's stop, but that nobody has stopped
     * them by hand. Emits {@code kill}, {@code stop}, {@code die}, and {@code destroy} for those that go with their end.
     */
    CompletableFuture<Void> shutDown() {
        return stop(true);
    }

    /**
     * Stops all that ran on when the engine was killed, once it is there again: it does so as by a client's will, so that what is
     * to run unless stopped does not run again. Nothing is known any more of the health of those that are stopped.
     */
    CompletableFuture<Void> stopLeftovers() {
        return stop(false);
    }

    private CompletableFuture<Void> stop(boolean byItself) {
        around.lock().awaitUntil(store::isSettled);
        List<CompletableFuture<Outcome>> stops = new ArrayList<>();
        for (Container container : oldestFirst()) {
            if (container.status().isRunning() || container.status() == ContainerStatus.RESTARTING) {
                boolean byHand = container.stoppedByHand();
                Runnable then = () -> {
                    if (byItself) {
                        container.stoppedByHand(byHand);
                    } else if (container.health() != null) {
                        container.health(HealthRules.begin(List.of()));
                    }
                };
                stops.add(stopping.stop(
                                container, StopOptions.DEFAULT, new Stopping.Sequel(then, UnaryOperator.identity()))
                        // The engine writes of one that does not end into its own log, and goes without it.
                        .exceptionally(survived -> Outcome.DONE));
            }
        }
        return CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new));
    }

    /**
     * Finds those that run, and lets them. Starts those that their policies want to run, one after the other, those that others
     * need before them; then removes those that are to go with their end and do not run, and forgets all execs. What is
     * refused is in the state of its container: nobody asked for it.
     */
    void begin() {
        around.lock().awaitUntil(store::isSettled);
        execs.forgetAll();
        around.network().networks().beginAnew();
        List<Container> all = oldestFirst();
        all.forEach(this::find);
        Set<Container> seen = new HashSet<>();
        all.forEach(container -> start(container, seen));
        for (Container container : all) {
            if (container.hostConfig().autoRemove() && container.run() == null && !container.beingRemoved()) {
                removal.remove(container, true);
            }
        }
    }

    /** It runs on, or waits to be restarted, which is then decided anew. Nobody is stopping or removing it any more. */
    private void find(Container container) {
        container.waits().abandonListeners(ContainerErrors::begunAnew);
        container.beingRemoved(false);
        RestartState restart = container.restart();
        if (container.status() == ContainerStatus.RESTARTING) {
            ending.giveUpRestart(container);
        }
        container.restart(new RestartState(restart.count(), Duration.ZERO, false, null));
        if (container.run() != null) {
            observer.found(container);
        }
    }

    private List<Container> oldestFirst() {
        List<Container> all = new ArrayList<>(store.newestFirst());
        Collections.reverse(all);
        return all;
    }

    private void start(Container container, Set<Container> seen) {
        if (!seen.add(container)) {
            return;
        }
        settled.neighbours(container).toList().forEach(needed -> start(needed, seen));
        settled.awaitWithNeighbours(container);
        if (!store.contains(container) || container.run() != null || container.beingRemoved() || !isWanted(container)) {
            return;
        }
        try {
            start.again(container);
        } catch (EngineException refused) {
            // The engine writes it into its own log, and goes on with the next.
        }
    }

    /** The rule of a container's end once more, but for one that never ran: nothing is left of a client's stop but that it was. */
    private static boolean isWanted(Container container) {
        Instant started = container.state().startedAt();
        Instant ended = container.state().finishedAt();
        if (started == null || ended == null) {
            return false;
        }
        RestartState fresh = new RestartState(container.restart().count(), Duration.ZERO, false, null);
        return RestartRules.delay(
                        container.hostConfig().restartPolicy(),
                        fresh,
                        container.state().exitCode(),
                        new RestartRules.Run(container.stoppedByHand(), Duration.between(started, ended)))
                != null;
    }
}
