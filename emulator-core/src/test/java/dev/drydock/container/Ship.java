package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.container.config.HostConfig;
import dev.drydock.container.fault.ContainerFaults;
import dev.drydock.container.log.LogRotation;
import dev.drydock.container.stream.ProcessStreams;
import dev.drydock.disk.Disks;
import dev.drydock.event.Event;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventLog;
import dev.drydock.fault.FaultTable;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.id.ContainerId;
import dev.drydock.id.IdSource;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageStore;
import dev.drydock.layer.LayerStore;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import dev.drydock.network.HostNetwork;
import dev.drydock.network.Networks;
import dev.drydock.network.Sandbox;
import dev.drydock.network.Sandboxes;
import dev.drydock.network.fault.NetworkFaults;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.network.socket.HostSockets;
import dev.drydock.network.socket.Internet;
import dev.drydock.network.socket.LiveRouting;
import dev.drydock.process.Terminal.WindowSize;
import dev.drydock.process.kernel.Kernel;
import dev.drydock.process.kernel.NamespaceSpec;
import dev.drydock.process.kernel.PidNamespace;
import dev.drydock.process.kernel.ProcessSpec;
import dev.drydock.process.kernel.ScriptedNamespace;
import dev.drydock.process.kernel.StartException;
import dev.drydock.time.ManualClock;
import dev.drydock.volume.VolumeEvents;
import dev.drydock.volume.VolumeStore;
import java.time.Instant;
import java.util.List;

/** The surroundings of containers in a test, with time that stands still; processes end when the test says so. */
final class Ship {
    final ManualClock clock = new ManualClock();
    final EngineLock lock = new EngineLock();
    final EventLog log = new EventLog(clock);
    final ContainerEvents events = new ContainerEvents(log);
    final ContainerStore store = new ContainerStore();
    final ContentStore contents = ContentStore.unlimited();
    final LayerStore layers = new LayerStore(contents, clock::now);
    final ContainerSurroundings around;
    final ExecRunner runner;
    final HealthChecks health;
    final EngineExecs execs;
    final ContainerInquiries inquiries;
    private final IdSource ids = new IdSource(1);

    Ship() {
        Networks networks = Networks.create(ids, "engine", clock, log);
        FaultTable faults = new FaultTable(clock, ids.stream("faults"), new Ledger(clock));
        Sandboxes sandboxes = new Sandboxes(networks, HostNetwork.DEFAULT, lock, NetworkFaults.of(faults));
        VolumeEvents volumeEvents = new VolumeEvents(log);
        VolumeStore volumes =
                new VolumeStore(ids, new VolumeStore.Surroundings(contents, clock, volumeEvents, "/var/lib/docker"));
        around = new ContainerSurroundings(
                lock,
                clock,
                ContainerChance.of(ids),
                log,
                new Ledger(clock),
                HostMachine.DEFAULT,
                HostFiles.NONE,
                storage(contents, layers, log, volumes, volumeEvents),
                new ContainerSurroundings.Network(
                        HostNetwork.DEFAULT,
                        networks,
                        sandboxes,
                        new Internet(new LiveRouting(sandboxes, lock), HostSockets.NONE, clock, ids.stream("loss")),
                        HostPorts.virtual()),
                new NoKernel(),
                ContainerFaults.of(faults),
                Disks.of(faults));
        runner = new ExecRunner(around, events);
        health = new HealthChecks(around, store, runner, events);
        execs = new EngineExecs(around, store, runner);
        inquiries = new ContainerInquiries(around, store, events);
    }

    private ContainerSurroundings.Storage storage(
            ContentStore contents, LayerStore layers, EventLog log, VolumeStore volumes, VolumeEvents volumeEvents) {
        ImageStore images = new ImageStore(layers, clock::now);
        return new ContainerSurroundings.Storage(
                contents, layers, images, new ImageEvents(images, log), volumes, volumeEvents);
    }

    Container create(String name, ContainerConfig config) {
        return create(name, config, HostConfig.NONE);
    }

    Container create(String name, ContainerConfig config, HostConfig hostConfig) {
        ContainerId id = new ContainerId(IdSource.hexId(ids.stream("test " + name)));
        Container container = new Container(
                new Container.Identity(id, name, store.nextPlace(), clock.now()),
                null,
                new Container.Configuration(config, hostConfig),
                new Container.Storage(layers.newContainer(null), ContainerStreams.create(clock, LogRotation.NONE)));
        store.add(container);
        store.reserve(name, id);
        return container;
    }

    /** Lets a container run, without a first process that does anything. */
    ScriptedNamespace start(Container container) {
        ScriptedNamespace namespace = new ScriptedNamespace(clock);
        lock.run(() -> {
            try {
                Sandbox sandbox = around.network().sandboxes().open(Sandbox.Kind.PRIVATE);
                ScriptedNamespace other = new ScriptedNamespace(clock);
                ProcessStreams streams =
                        ProcessStreams.terminal(other, container.output(), container.input(), new WindowSize(0, 0));
                container.run(new Run(
                        namespace,
                        other.start(ProcessSpec.of(streams.forProcess(), "x")),
                        streams,
                        MountTable.over(container.layer().files()),
                        null,
                        new NetworkStack(sandbox.id(), true, noFiles())));
            } catch (StartException impossible) {
                throw new AssertionError(impossible);
            }
            container.enter(new ContainerState.Running(42, clock.now(), null, false));
            container.networkFilesOf(container.id());
            container.streams().log().begin();
            health.started(container);
        });
        return namespace;
    }

    void end(Container container, int exitCode) {
        lock.run(() -> {
            Instant started = container.state().startedAt();
            health.ended(container);
            runner.ended(container);
            container.run(null);
            container.enter(
                    new ContainerState.Exited(new ContainerState.End(exitCode, started, clock.now(), false, "")));
            lock.afterwards(container.output()::finish);
        });
    }

    private WritableTree noFiles() {
        return WritableTree.directory(FileTree.empty(), contents, clock::now);
    }

    /** What was told so far. */
    List<String> told() {
        return lock.hold(() -> log.replay(Instant.EPOCH, null, EventFilter.ALL)).stream()
                .map(Event::action)
                .toList();
    }

    private static final class NoKernel implements Kernel {
        @Override
        public PidNamespace namespace(NamespaceSpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
