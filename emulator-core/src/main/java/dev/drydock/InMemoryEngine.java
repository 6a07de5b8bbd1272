package dev.drydock;

import dev.drydock.container.ContainerSurroundings;
import dev.drydock.container.Containers;
import dev.drydock.container.EngineContainers;
import dev.drydock.container.Execs;
import dev.drydock.container.HostMachine;
import dev.drydock.event.EventLog;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.id.IdSource;
import dev.drydock.image.ImageStore;
import dev.drydock.layer.LayerStore;
import dev.drydock.lock.EngineLock;
import dev.drydock.network.HostNetwork;
import dev.drydock.network.Networks;
import dev.drydock.network.PortAllocator;
import dev.drydock.network.Sandboxes;
import dev.drydock.process.Programs;
import dev.drydock.process.kernel.Kernel;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.EngineClock;

/** The composition root: makes every part of an engine once and hands each what it needs. Has no rules of its own. */
final class InMemoryEngine implements Engine {
    private final Inputs inputs;
    private final EngineLock lock = new EngineLock();
    private final EventLog events;
    private final ContentStore contents = ContentStore.unlimited();
    private final Kernel kernel;
    private final EngineContainers containers;

    /**
     * What an engine is given.
     *
     * @param ownsClock whether the clock ends with the engine
     */
    record Inputs(
            EngineClock clock,
            boolean ownsClock,
            long seed,
            HostMachine host,
            HostNetwork hostNetwork,
            RegistryDirectory registries,
            Programs programs) {}

    InMemoryEngine(Inputs inputs) {
        this.inputs = inputs;
        EngineClock clock = inputs.clock();
        IdSource ids = new IdSource(inputs.seed());
        events = new EventLog(clock);
        LayerStore layers = new LayerStore(contents, clock::now);
        Networks networks = Networks.create(ids, clock, events);
        Sandboxes sandboxes = new Sandboxes(networks, inputs.hostNetwork(), lock);
        kernel = new PendingKernel();
        containers = new EngineContainers(new ContainerSurroundings(
                lock,
                clock,
                ids,
                events,
                inputs.host(),
                new ContainerSurroundings.Storage(contents, layers, new ImageStore(layers, clock::now)),
                new ContainerSurroundings.Network(inputs.hostNetwork(), networks, sandboxes, new PortAllocator()),
                kernel));
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public Execs execs() {
        return containers.execs();
    }

    @Override
    public HostMachine host() {
        return inputs.host();
    }

    @Override
    public EngineClock clock() {
        return inputs.clock();
    }

    @Override
    public void close() {
        kernel.close();
        lock.run(events::close);
        contents.close();
        if (inputs.ownsClock()) {
            inputs.clock().close();
        }
    }
}
