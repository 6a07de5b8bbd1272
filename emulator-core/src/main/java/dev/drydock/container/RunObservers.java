package dev.drydock.container;

import java.util.List;

/** Several who hear of a container's run, one after the other. */
final class RunObservers implements RunObserver {
    private final List<RunObserver> observers;

    RunObservers(RunObserver... observers) {
        this.observers = List.of(observers);
    }

    @Override
    public void started(Container container) {
        observers.forEach(observer -> observer.started(container));
    }

    @Override
    public void paused(Container container) {
        observers.forEach(observer -> observer.paused(container));
    }

    @Override
    public void resumed(Container container) {
        observers.forEach(observer -> observer.resumed(container));
    }

    @Override
    public void found(Container container) {
        observers.forEach(observer -> observer.found(container));
    }

    @Override
    public void ended(Container container) {
        observers.forEach(observer -> observer.ended(container));
    }
}
