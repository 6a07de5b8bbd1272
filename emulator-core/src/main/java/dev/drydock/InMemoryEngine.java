package dev.drydock;

import dev.drydock.build.DefinedImages;
import dev.drydock.build.ImageDefinition;
import dev.drydock.build.ImageImport;
import dev.drydock.container.ContainerCounts;
import dev.drydock.container.ContainerHandle;
import dev.drydock.container.ContainerSurroundings;
import dev.drydock.container.Containers;
import dev.drydock.container.CreateContainer;
import dev.drydock.container.CreateContainerBuilder;
import dev.drydock.container.EngineContainers;
import dev.drydock.container.EngineSocketFiles;
import dev.drydock.container.Execs;
import dev.drydock.container.HostDirectory;
import dev.drydock.container.HostFiles;
import dev.drydock.container.HostMachine;
import dev.drydock.container.init.InitBinary;
import dev.drydock.event.EventFeed;
import dev.drydock.event.EventLog;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.id.IdSource;
import dev.drydock.image.EngineImages;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageStore;
import dev.drydock.image.Images;
import dev.drydock.layer.LayerStore;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import dev.drydock.network.HostNetwork;
import dev.drydock.network.Networks;
import dev.drydock.network.Sandboxes;
import dev.drydock.network.SharedNetworks;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.network.socket.HostSockets;
import dev.drydock.network.socket.Internet;
import dev.drydock.network.socket.LiveRouting;
import dev.drydock.process.DefinedPrograms;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.Programs;
import dev.drydock.process.kernel.Kernel;
import dev.drydock.process.kernel.KernelSettings;
import dev.drydock.registry.EngineRegistries;
import dev.drydock.registry.Registries;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.registry.archive.ArchiveSurroundings;
import dev.drydock.registry.archive.EngineImageArchives;
import dev.drydock.registry.archive.ImageArchives;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import dev.drydock.volume.EngineVolumes;
import dev.drydock.volume.VolumeEvents;
import dev.drydock.volume.VolumeStore;
import dev.drydock.volume.Volumes;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The composition root: makes every part of an engine once and hands each what it needs. Has no rules of its own. */
final class InMemoryEngine implements Engine {
    private final Inputs inputs;
    private final EngineLock lock = new EngineLock();
    private final Ledger ledger;
    private final EventLog events;
    /** What is written into files, and what layers are loaded from, may take half of the memory; then the disk is full. */
    private final ContentStore contents = new ContentStore(Runtime.getRuntime().maxMemory() / 2);

    private final Kernel kernel;
    private final ImageStore imageStore;
    private final Images images;
    private final Volumes volumes;
    private final Registries registries;
    private final ImageArchives archives;
    private final ImageImport imports;
    private final DefinedImages defined;
    private final EngineContainers containers;
    private final SharedNetworks networks;
    private final EventFeed feed;
    private final String id;

    /**
     * What an engine is given.
     *
     * @param ownsClock whether the clock ends with the engine
     * @param hostFiles root of the files of the host; null if none may be touched
     */
    record Inputs(
            EngineClock clock,
            boolean ownsClock,
            long seed,
            HostMachine host,
            HostNetwork hostNetwork,
            HostPorts hostPorts,
            HostSockets hostSockets,
            @Nullable Path hostFiles,
            RegistryDirectory registries,
            Programs programs) {}

    InMemoryEngine(Inputs inputs) {
        this.inputs = inputs;
        EngineClock clock = inputs.clock();
        IdSource ids = new IdSource(inputs.seed());
        id = uuid(ids.stream("engine"));
        ledger = new Ledger(clock);
        events = new EventLog(clock, ledger::happened);
        feed = new EventFeed(lock, events);
        LayerStore layers = new LayerStore(contents, clock::now);
        imageStore = new ImageStore(layers, clock::now);
        ImageEvents imageEvents = new ImageEvents(imageStore, events);
        VolumeEvents volumeEvents = new VolumeEvents(events);
        VolumeStore volumeStore = new VolumeStore(
                ids,
                new VolumeStore.Surroundings(
                        contents, clock, volumeEvents, inputs.host().rootDirectory()));
        volumes = new EngineVolumes(lock, volumeStore);
        Networks allNetworks = Networks.create(ids, id, clock, events);
        networks = new SharedNetworks(lock, allNetworks);
        Sandboxes sandboxes = new Sandboxes(allNetworks, inputs.hostNetwork(), lock);
        DefinedPrograms programs = new DefinedPrograms(inputs.programs());
        kernel = Kernel.create(new KernelSettings(
                clock,
                InitBinary.beside(programs),
                machine(inputs.host(), clock),
                inputs.seed(),
                clock instanceof ManualClock,
                Runtime.getRuntime().maxMemory() / 2));
        containers = new EngineContainers(new ContainerSurroundings(
                lock,
                clock,
                ids,
                events,
                inputs.host(),
                hostFiles(inputs),
                new ContainerSurroundings.Storage(contents, layers, imageStore, imageEvents, volumeStore, volumeEvents),
                new ContainerSurroundings.Network(
                        inputs.hostNetwork(),
                        allNetworks,
                        sandboxes,
                        new Internet(new LiveRouting(sandboxes, lock), inputs.hostSockets(), clock, ids.stream("loss")),
                        inputs.hostPorts()),
                kernel));
        images = new EngineImages(lock, imageStore, containers::usersOf, imageEvents, clock);
        registries = new EngineRegistries(
                lock, inputs.registries(), new EngineRegistries.Stores(imageStore, layers, contents, imageEvents));
        defined = new DefinedImages(lock, clock, layers, imageStore, imageEvents, programs);
        imports = new ImageImport(lock, clock, layers, imageStore, imageEvents);
        archives = new EngineImageArchives(new ArchiveSurroundings(
                lock,
                clock,
                ids.stream("archive"),
                contents,
                layers,
                imageStore,
                imageEvents,
                inputs.host().rootDirectory(),
                inputs.host().imageDirectory()));
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public void pull(String image) {
        ledger.inJava("pull", image, () -> new DetachedRun(this).require(image));
    }

    @Override
    public ImageId define(String name, Consumer<ImageDefinition> definition) {
        return ledger.inJava("define", name, () -> defined.define(name, definition, this::pull));
    }

    @Override
    public ContainerHandle run(String image, Consumer<CreateContainerBuilder> wish) {
        CreateContainerBuilder builder = CreateContainer.builder(image);
        wish.accept(builder);
        return ledger.inJava("run", image, () -> new DetachedRun(this).run(image, builder.build()));
    }

    @Override
    public ContainerHandle container(String name) {
        return new DetachedRun(this).find(name);
    }

    @Override
    public Execs execs() {
        return containers.execs();
    }

    @Override
    public SharedNetworks networks() {
        return networks;
    }

    @Override
    public EventFeed events() {
        return feed;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Registries registries() {
        return registries;
    }

    @Override
    public ImageArchives archives() {
        return archives;
    }

    @Override
    public ImageImport imports() {
        return imports;
    }

    @Override
    public Images images() {
        return images;
    }

    @Override
    public Volumes volumes() {
        return volumes;
    }

    @Override
    public EngineSummary summary() {
        return lock.hold(() -> {
            ContainerCounts counts = containers.count();
            return new EngineSummary(
                    id, counts.running(), counts.paused(), counts.stopped(), imageStore.size(), feed.listeners());
        });
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
        containers.startNothingAgain();
        kernel.close();
        containers.close();
        inputs.hostPorts().close();
        lock.run(events::close);
        contents.close();
        if (inputs.ownsClock()) {
            inputs.clock().close();
        }
    }

    private static HostFiles hostFiles(Inputs inputs) {
        Path root = inputs.hostFiles();
        HostFiles files = root == null ? HostFiles.NONE : new HostDirectory(root, inputs.clock()::now);
        return new EngineSocketFiles(inputs.hostSockets(), files, inputs.clock().now());
    }

    private static MachineStatus machine(HostMachine host, EngineClock clock) {
        return new MachineStatus(
                host.kernelVersion(),
                host.kernelBuild(),
                host.architecture(),
                host.cpus(),
                host.memoryBytes(),
                0,
                clock.now());
    }

    private static String uuid(RandomGenerator random) {
        long version4 = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long variant1 = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant1).toString();
    }
}
