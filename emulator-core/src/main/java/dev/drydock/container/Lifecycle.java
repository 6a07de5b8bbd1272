package dev.drydock.container;

/** The parts of a container's life, wired to each other. All are used under the engine's lock. */
final class Lifecycle {
    private final ContainerSurroundings around;
    private final ContainerStore store;
    private final SettledContainers settled;
    private final ContainerEvents events;
    private final RunObserver observer;
    private final Networking networking;
    private final VolumeMounts volumes;
    private final Removal removal;
    private final Ending ending;
    private final Start start;
    private final Stopping stopping;

    Lifecycle(ContainerSurroundings around, ContainerStore store, ContainerEvents events, RunObserver observer) {
        this.around = around;
        this.store = store;
        this.settled = new SettledContainers(around.lock(), store);
        this.events = events;
        this.observer = observer;
        this.networking = new Networking(around, store);
        this.volumes =
                new VolumeMounts(around.storage().volumes(), around.storage().volumeEvents());
        this.removal = new Removal(around, store, events);
        this.ending = new Ending(this);
        this.start = new Start(this);
        this.stopping = new Stopping(around, events, ending);
        ending.restartWith(start);
    }

    ContainerSurroundings around() {
        return around;
    }

    ContainerStore store() {
        return store;
    }

    SettledContainers settled() {
        return settled;
    }

    ContainerEvents events() {
        return events;
    }

    RunObserver observer() {
        return observer;
    }

    Networking networking() {
        return networking;
    }

    VolumeMounts volumes() {
        return volumes;
    }

    Removal removal() {
        return removal;
    }

    Ending ending() {
        return ending;
    }

    Start start() {
        return start;
    }

    Stopping stopping() {
        return stopping;
    }
}
