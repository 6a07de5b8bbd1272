package dev.drydock.container;

import dev.drydock.lock.EngineLock;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Finds the containers that clients mean. In the engine a start holds the container's own lock (28.5.2: containerStart), so
 * whoever wants something of a container that is being started waits until that has come to its end; those who want
 * something of others do not. Used under the engine's lock.
 */
final class SettledContainers {
    private static final String SHARED = "container:";

    private final EngineLock lock;
    private final ContainerStore store;

    SettledContainers(EngineLock lock, ContainerStore store) {
        this.lock = lock;
        this.store = store;
    }

    /** As {@link ContainerStore#find}, when nobody is starting it. */
    Container find(String reference) {
        while (true) {
            Container found = store.find(reference);
            if (!found.isStarting()) {
                return found;
            }
            lock.awaitUntil(() -> !found.isStarting());
            // It keeps being meant under a name that it has lost meanwhile; one that was removed does not.
            if (store.contains(found)) {
                return found;
            }
        }
    }

    /**
     * Waits until nobody is starting the container, nor one that it shares something with or is linked to. It is not
     * reserved by then, so that two that share with each other do not wait for ever.
     */
    void awaitWithNeighbours(Container container) {
        lock.awaitUntil(() -> !container.isStarting() && neighbours(container).noneMatch(Container::isStarting));
    }

    /** Those that it cannot run without. */
    Stream<Container> neighbours(Container container) {
        Stream<Container> donors = Stream.of(
                        container.hostConfig().networkMode(),
                        container.hostConfig().ipcMode())
                .filter(mode -> mode.startsWith(SHARED))
                .map(mode -> store.findOrNull(mode.substring(SHARED.length())));
        return Stream.concat(donors, container.links().stream().map(link -> store.get(link.child())))
                .filter(Objects::nonNull);
    }
}
