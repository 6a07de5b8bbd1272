package dev.drydock.container;

import dev.drydock.layer.Change;
import dev.drydock.process.kernel.PidNamespace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a container's processes use and do. Used under the engine's lock, but for the samples that come later. */
final class Measurements {
    private final ContainerSurroundings around;
    private final ContainerStore store;
    private final ContainerEvents events;
    private final NetworkReport network;

    Measurements(ContainerSurroundings around, ContainerStore store, ContainerEvents events, NetworkReport network) {
        this.around = around;
        this.store = store;
        this.events = events;
        this.network = network;
    }

    ProcessListing top(Container container, String arguments) {
        Permission.require(Action.TOP, container, container.name());
        PidNamespace namespace = container.requireRun().namespace();
        ProcessListing listing =
                ProcessTable.of(arguments, namespace.processes(), around.clock().now());
        events.publish(container, "top");
        return listing;
    }

    /** One sample as it is now. */
    ContainerStats sample(Container container) {
        String id = container.id().value();
        String name = "/" + container.name();
        Run run = container.run();
        if (run == null || container.status() == ContainerStatus.RESTARTING) {
            return StatsSample.empty(id, name);
        }
        Instant now = around.clock().now();
        PidNamespace namespace = run.namespace();
        return StatsSample.of(
                id,
                name,
                now,
                namespace.usage(),
                namespace.machine(),
                container.hostConfig().resources(),
                network.traffic(container));
    }

    /** Later samples, for as long as there is the container. */
    StatsSource samples(Container container, boolean stream, boolean oneShot) {
        boolean runs = container.status().isRunning() && container.status() != ContainerStatus.RESTARTING;
        if (!stream && (oneShot || !runs)) {
            return StatsFeed.single(around.clock(), sample(container));
        }
        return stream
                ? StatsFeed.endless(around.clock(), () -> later(container))
                : StatsFeed.compared(around.clock(), () -> later(container));
    }

    private @Nullable ContainerStats later(Container container) {
        return around.lock().hold(() -> store.contains(container) ? sample(container) : null);
    }

    /** Null if nothing was ever written. */
    static @Nullable List<FileChange> changes(Container container) {
        if (!container.layer().isChanged()) {
            return null;
        }
        return container.layer().changes().stream()
                .map(change -> new FileChange(change.path(), kind(change.kind())))
                .toList();
    }

    private static FileChange.Kind kind(Change.Kind kind) {
        return switch (kind) {
            case MODIFIED -> FileChange.Kind.MODIFIED;
            case ADDED -> FileChange.Kind.ADDED;
            case DELETED -> FileChange.Kind.DELETED;
        };
    }
}
