package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.FollowUp;
import dev.drydock.process.kernel.ProcessEnd;
import dev.drydock.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens when a container's first process has ended (28.5.2: handleContainerExit): everything is given back, who waits
 * is told, and the restart policy and {@code --rm} have their say. Used under the engine's lock.
 */
final class Ending {
    private final ContainerSurroundings around;
    private final ContainerStore store;
    private final SettledContainers settled;
    private final ContainerEvents events;
    private final RunObserver observer;
    private final Networking networking;
    private final VolumeMounts volumes;
    private final Removal removal;
    private @Nullable Start start;
    private boolean closed;

    Ending(Lifecycle parts) {
        this.around = parts.around();
        this.store = parts.store();
        this.settled = parts.settled();
        this.events = parts.events();
        this.observer = parts.observer();
        this.networking = parts.networking();
        this.volumes = parts.volumes();
        this.removal = parts.removal();
    }

    /** Who starts containers again; the two need each other. */
    void restartWith(Start starter) {
        start = starter;
    }

    /** The engine closes: nothing is started again. */
    void close() {
        closed = true;
    }

    /** Hears of the end of a run. Without the lock, because the end may have come already. */
    void watch(Container container, Run run) {
        FollowUp.of(run.process().end(), end -> around.ledger().nobodys().run(() -> over(container, run, end)));
    }

    private void over(Container container, Run run, ProcessEnd end) {
        // Before the container counts as ended its clients have all output, and its log the last line.
        run.streams().finish();
        around.lock().run(() -> ended(container, run, end));
    }

    private void ended(Container container, Run run, ProcessEnd end) {
        if (!run.equals(container.run())) {
            return;
        }
        observer.ended(container);
        networking.leave(container, run.network());
        volumes.unmount(container);
        container.run(null);
        ContainerState.End ended = new ContainerState.End(
                end.exitCode(),
                startedAt(container, end),
                end.at(),
                end.outOfMemory() || container.state().outOfMemoryKilled(),
                "");
        Duration ran = Duration.between(ended.startedAt(), ended.finishedAt());
        boolean again = restartLater(container, ended, ran);
        container.enter(again ? new ContainerState.Restarting(ended) : new ContainerState.Exited(ended));
        List<EndListener> told = container.waits().ended(around.lock(), Waiting.result(container.state()));
        events.publish(
                container,
                "die",
                Map.of(
                        "exitCode", Integer.toString(ended.exitCode()),
                        "execDuration", Long.toString(ran.toSeconds())));
        if (!again && container.hostConfig().autoRemove() && !container.restartedByHand() && !closed) {
            removal.remove(container, true);
        }
        told.forEach(EndListener::afterDie);
    }

    /** One of its processes was killed for want of memory. Emits {@code oom}. */
    void ranOutOfMemory(Container container) {
        if (container.state() instanceof ContainerState.Running running) {
            container.enter(running.withOutOfMemoryKill());
        } else if (container.state() instanceof ContainerState.Paused paused) {
            container.enter(new ContainerState.Paused(paused.running().withOutOfMemoryKill()));
        } else {
            return;
        }
        events.publish(container, "oom");
    }

    private static Instant startedAt(Container container, ProcessEnd end) {
        Instant started = container.state().startedAt();
        return started == null ? end.at() : started;
    }

    /** @return whether it will be started again */
    private boolean restartLater(Container container, ContainerState.End end, Duration ran) {
        Duration delay = RestartRules.delay(
                container.hostConfig().restartPolicy(),
                container.restart(),
                end.exitCode(),
                new RestartRules.Run(container.stoppedByHand(), ran));
        if (delay == null || closed) {
            return false;
        }
        container.restart(container.restart().waiting(delay, restartAfter(container, delay)));
        return true;
    }

    private Timer restartAfter(Container container, Duration delay) {
        return around.clock().schedule(delay, () -> around.lock().run(() -> restart(container)));
    }

    /** A container of a fork waits for its next start, as it did in the other engine. */
    void restartAfterRest(Container container) {
        Instant ended = container.state().finishedAt();
        if (ended != null) {
            Duration left = Duration.between(
                    around.clock().now(), ended.plus(container.restart().delay()));
            container.restart(container.restart().withTimer(restartAfter(container, left)));
        }
    }

    private void restart(Container container) {
        settled.awaitWithNeighbours(container);
        boolean waits = container.status() == ContainerStatus.RESTARTING && store.contains(container);
        if (!waits || closed || start == null) {
            return;
        }
        container.restart(container.restart().withoutTimer());
        try {
            start.byPolicy(container);
        } catch (EngineException refused) {
            // Nobody asked, so nobody is told but who waits; the state has the reason.
            container
                    .waits()
                    .ended(around.lock(), Waiting.result(container.state()))
                    .forEach(EndListener::afterDie);
        }
    }

    /** A client's will ends the policy's: a container that waits to be started again has ended. */
    void giveUpRestart(Container container) {
        Timer pending = container.restart().pending();
        if (pending != null) {
            pending.cancel();
        }
        container.restart(container.restart().cancel().withoutTimer());
        if (container.state() instanceof ContainerState.Restarting restarting) {
            container.enter(new ContainerState.Exited(restarting.end()));
            container
                    .waits()
                    .ended(around.lock(), Waiting.result(container.state()))
                    .forEach(EndListener::afterDie);
        }
    }
}
