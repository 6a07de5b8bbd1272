package dev.drydock;

import java.time.Instant;

/**
 * An engine as it was at a moment, from which any number of engines begin, each as {@link Engine#fork} does: a world that was
 * prepared once. It needs the engine no more that it was made of. Safe for use by any number of threads.
 */
public final class EngineSnapshot implements AutoCloseable {
    private final InMemoryEngine.Inputs inputs;
    private final EngineStores stores;

    EngineSnapshot(InMemoryEngine.Inputs inputs, EngineStores stores) {
        this.inputs = inputs;
        this.stores = stores;
    }

    /** What time it is in it. */
    public Instant time() {
        return inputs.clock().now();
    }

    /**
     * An engine that begins here.
     *
     * @throws dev.drydock.error.EngineException as {@link Engine#fork}
     */
    public Engine engine() {
        return engine(inputs.fork());
    }

    /** The same, on another clock, with other ports, files or registries than the engine that this is of. */
    public EngineBuilder builder() {
        return new EngineBuilder(this, inputs);
    }

    Engine engine(InMemoryEngine.Inputs ofFork) {
        return new InMemoryEngine(ofFork, stores(ofFork)).goOn();
    }

    private synchronized EngineStores stores(InMemoryEngine.Inputs ofFork) {
        return ofFork.fork(stores);
    }

    /** Gives back what it shares; engines that began here go on. Who forgets it does no harm but that room is counted longer. */
    @Override
    public synchronized void close() {
        stores.close();
        inputs.hostPorts().close();
        inputs.time().close();
    }
}
