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
import dev.drydock.container.fault.ContainerFaults;
import dev.drydock.container.init.InitBinary;
import dev.drydock.disk.EngineDisk;
import dev.drydock.event.EventFeed;
import dev.drydock.fault.FaultTable;
import dev.drydock.image.EngineImages;
import dev.drydock.image.ImageEvents;
import dev.drydock.image.ImageId;
import dev.drydock.image.ImageStore;
import dev.drydock.image.Images;
import dev.drydock.layer.LayerStore;
import dev.drydock.ledger.Ledger;
import dev.drydock.lock.EngineLock;
import dev.drydock.network.HostNetwork;
import dev.drydock.network.Sandboxes;
import dev.drydock.network.SharedNetworks;
import dev.drydock.network.fault.NetworkFaults;
import dev.drydock.network.socket.FaultyHostPorts;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.network.socket.HostSockets;
import dev.drydock.network.socket.Internet;
import dev.drydock.network.socket.LiveRouting;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.Programs;
import dev.drydock.process.kernel.Kernel;
import dev.drydock.process.kernel.KernelSettings;
import dev.drydock.registry.EngineRegistries;
import dev.drydock.registry.PullFault;
import dev.drydock.registry.Registries;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.registry.archive.ArchiveSurroundings;
import dev.drydock.registry.archive.EngineImageArchives;
import dev.drydock.registry.archive.ImageArchives;
import dev.drydock.registry.archive.LoadListener;
import dev.drydock.registry.archive.ReceivedImages;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import dev.drydock.time.SystemClock;
import dev.drydock.volume.EngineVolumes;
import dev.drydock.volume.Volumes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The composition root: makes every part of an engine once and hands each what it needs. Has no rules of its own. */
final class InMemoryEngine implements Engine {
    private final Inputs inputs;
    private final EngineStores stores;
    private final EngineLock lock = new EngineLock();
    private final Restarts restarts = new Restarts();
    private final FaultTable faultTable;
    private final Faults faults;
    private final EngineDisk disk;
    private final Kernel kernel;
    private final Images images;
    private final Volumes volumes;
    private final EngineRegistries registries;
    private final ImageArchives archives;
    private final ImageImport imports;
    private final DefinedImages defined;
    private final EngineContainers containers;
    private final SharedNetworks networks;
    private final EventFeed feed;

    /**
     * What an engine is given.
     *
     * @param hostFiles root of the files of the host; null if none may be touched
     * @param liveRestore whether containers run on while it is begun again
     */
    record Inputs(
            Time time,
            HostMachine host,
            HostNetwork hostNetwork,
            HostPorts hostPorts,
            HostSockets hostSockets,
            @Nullable Path hostFiles,
            RegistryDirectory registries,
            Programs programs,
            EngineVersion version,
            boolean liveRestore) {

        /** What a fork is given where nothing else is said. */
        Inputs fork() {
            return new Inputs(
                    time.fork(),
                    host,
                    hostNetwork,
                    hostPorts.ofFork(),
                    hostSockets.ofFork(),
                    hostFiles,
                    registries,
                    programs,
                    version,
                    liveRestore);
        }

        EngineClock clock() {
            return time.clock();
        }

        EngineStores fork(EngineStores stores) {
            return stores.fork(clock(), programs, host.rootDirectory());
        }
    }

    /**
     * The clock of an engine.
     *
     * @param owned whether it ends with the engine
     */
    record Time(EngineClock clock, boolean owned) {

        /** Time that is moved by hand is moved in each fork by itself, from where it stands. */
        Time fork() {
            if (clock instanceof ManualClock) {
                return new Time(new ManualClock(clock.now()), true);
            }
            return owned ? new Time(new SystemClock(), true) : this;
        }

        void close() {
            if (owned) {
                clock.close();
            }
        }
    }

    /** A new engine. */
    InMemoryEngine(Inputs inputs, long seed) {
        this(
                inputs,
                EngineStores.begin(
                        seed, inputs.clock(), inputs.programs(), inputs.host().rootDirectory()));
    }

    /** One that has something to remember; {@link #goOn} is to be called then. */
    InMemoryEngine(Inputs inputs, EngineStores stores) {
        this.inputs = inputs;
        this.stores = stores;
        EngineClock clock = inputs.clock();
        tellOfWrongClock(clock.ahead());
        faultTable = new FaultTable(clock, stores.chance().faults(), stores.ledger());
        faults = new Faults(faultTable);
        HostMachine host = inputs.host();
        disk = new EngineDisk(
                faultTable.at(EngineDisk.PLACE),
                host.rootDirectory(),
                host.storageDriver(),
                stores.chance().disk());
        feed = new EventFeed(lock, stores.events());
        volumes = new EngineVolumes(lock, stores.volumes(), stores.ledger(), disk);
        networks = new SharedNetworks(lock, stores.networks(), stores.ledger(), disk);
        kernel = Kernel.create(new KernelSettings(
                clock,
                InitBinary.beside(stores.programs()),
                machine(inputs.host(), stores.identity().booted()),
                stores.numbers(),
                stores.identity().seed(),
                clock instanceof ManualClock,
                Runtime.getRuntime().maxMemory() / 2));
        containers = new EngineContainers(surroundings(), stores.containers());
        ImageStore imageStore = stores.images();
        LayerStore layers = stores.layers();
        ImageEvents imageEvents = stores.imageEvents();
        images = new EngineImages(lock, imageStore, containers::usersOf, imageEvents, clock, stores.ledger(), disk);
        registries = new EngineRegistries(
                lock,
                inputs.registries(),
                new EngineRegistries.Stores(imageStore, layers, stores.contents(), imageEvents, stores.transfers()),
                faultTable.at(PullFault.PLACE),
                clock,
                disk);
        defined = new DefinedImages(lock, clock, layers, imageStore, imageEvents, stores.programs());
        imports = new ImageImport(lock, clock, layers, imageStore, imageEvents, disk);
        archives = new EngineImageArchives(new ArchiveSurroundings(
                lock,
                clock,
                stores.contents(),
                layers,
                imageStore,
                imageEvents,
                disk,
                inputs.host().imageDirectory()));
    }

    private void tellOfWrongClock(Duration ahead) {
        if (!ahead.isZero()) {
            stores.ledger().fired("engine", "clock", (ahead.isNegative() ? "behind by " : "ahead by ") + ahead.abs());
        }
    }

    private ContainerSurroundings surroundings() {
        EngineClock clock = inputs.clock();
        NetworkFaults networkFaults = NetworkFaults.of(faultTable);
        Sandboxes sandboxes = new Sandboxes(stores.networks(), inputs.hostNetwork(), lock, networkFaults);
        return new ContainerSurroundings(
                lock,
                clock,
                stores.chance().containers(),
                stores.events(),
                stores.ledger(),
                inputs.host(),
                hostFiles(inputs, stores.identity().booted()),
                new ContainerSurroundings.Storage(
                        stores.contents(),
                        stores.layers(),
                        stores.images(),
                        stores.imageEvents(),
                        stores.volumes(),
                        stores.volumeEvents()),
                new ContainerSurroundings.Network(
                        inputs.hostNetwork(),
                        stores.networks(),
                        sandboxes,
                        new Internet(
                                new LiveRouting(sandboxes, lock),
                                inputs.hostSockets(),
                                clock,
                                stores.chance().packets()),
                        new FaultyHostPorts(inputs.hostPorts(), networkFaults.ports())),
                kernel,
                ContainerFaults.of(faultTable),
                disk);
    }

    /** Lets the containers of a fork go on; closes it if one of them is refused. */
    InMemoryEngine goOn() {
        boolean goes = false;
        try {
            containers.goOn();
            if (inputs.clock() instanceof ManualClock manual) {
                manual.runUntilIdle();
            }
            goes = true;
            return this;
        } finally {
            if (!goes) {
                close();
            }
        }
    }

    @Override
    public EngineSnapshot snapshot() {
        return whileSettled(still -> new EngineSnapshot(still, still.fork(stores)));
    }

    @Override
    public Engine fork() {
        return whileSettled(ofFork -> new InMemoryEngine(ofFork, ofFork.fork(stores)))
                .goOn();
    }

    /** Makes something of this engine as it is at a moment in which no container is just being started. */
    private <T> T whileSettled(Function<Inputs, T> make) {
        return lock.hold(() -> {
            lock.awaitUntil(stores.containers()::isSettled);
            return make.apply(inputs.fork());
        });
    }

    @Override
    public void restart(Runnable whileDown) throws InterruptedException {
        beginAgain("restarts", () -> {
            if (!inputs.liveRestore()) {
                containers.shutDown();
            }
            whileDown.run();
        });
    }

    @Override
    public void crash(Runnable whileDown) throws InterruptedException {
        beginAgain("is killed", () -> {
            whileDown.run();
            if (!inputs.liveRestore()) {
                containers.stopLeftovers();
            }
        });
    }

    /** How an engine ends, and what it finds when it begins. */
    @FunctionalInterface
    private interface Ending {
        void run() throws InterruptedException;
    }

    private void beginAgain(String how, Ending ending) throws InterruptedException {
        restarts.begin();
        try {
            stores.ledger().fired("engine", "daemon", how);
            ending.run();
            restarts.requireOpen();
            lock.run(stores.events()::forget);
            containers.begin();
        } finally {
            restarts.end();
        }
    }

    @Override
    public Containers containers() {
        return containers;
    }

    @Override
    public void pull(String image) {
        stores.ledger().inJava("pull", image, () -> new DetachedRun(this).require(image));
    }

    @Override
    public ImageId define(String name, Consumer<ImageDefinition> definition) {
        return stores.ledger().inJava("define", name, () -> defined.define(name, definition, this::pull));
    }

    @Override
    public void load(InputStream archive) {
        stores.ledger().inJava("load", "", () -> {
            try (ReceivedImages images = archives.receive(archive)) {
                images.load(null, LoadListener.NONE);
                return images;
            } catch (IOException impossible) {
                throw new UncheckedIOException("nobody listens", impossible);
            }
        });
    }

    @Override
    public ContainerHandle run(String image, Consumer<CreateContainerBuilder> wish) {
        CreateContainerBuilder builder = CreateContainer.builder(image);
        wish.accept(builder);
        return stores.ledger().inJava("run", image, () -> new DetachedRun(this).run(image, builder.build()));
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
    public Faults faults() {
        return faults;
    }

    @Override
    public Ledger ledger() {
        return stores.ledger();
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
                    stores.identity().id(),
                    counts.running(),
                    counts.paused(),
                    counts.stopped(),
                    stores.images().size(),
                    feed.listeners(),
                    inputs.liveRestore());
        });
    }

    @Override
    public EngineVersion version() {
        return inputs.version();
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
        restarts.close();
        containers.startNothingAgain();
        kernel.close();
        containers.close();
        inputs.hostPorts().close();
        lock.run(() -> {
            stores.events().close();
            stores.close();
        });
        inputs.time().close();
    }

    private static HostFiles hostFiles(Inputs inputs, Instant booted) {
        Path root = inputs.hostFiles();
        HostFiles files = root == null ? HostFiles.NONE : new HostDirectory(root, inputs.clock()::now);
        return new EngineSocketFiles(inputs.hostSockets(), files, booted);
    }

    private static MachineStatus machine(HostMachine host, Instant booted) {
        return new MachineStatus(
                host.kernelVersion(),
                host.kernelBuild(),
                host.architecture(),
                host.cpus(),
                host.memoryBytes(),
                0,
                booted);
    }
}
