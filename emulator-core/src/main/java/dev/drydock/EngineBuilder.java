package dev.drydock;

import dev.drydock.container.HostMachine;
import dev.drydock.id.RandomSeed;
import dev.drydock.network.HostNetwork;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.network.socket.HostSockets;
import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.EngineClock;
import dev.drydock.time.SystemClock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is made of. Nothing has to be said: the engine then runs on real time, with a random seed, on the machine
 * {@link HostMachine#DEFAULT}, and reaches no registry and knows no program. A builder can be used again; engines share
 * nothing that changes but a clock that they were all given.
 */
public final class EngineBuilder {
    private @Nullable EngineClock clock;
    private @Nullable Long seed;
    private HostMachine host = HostMachine.DEFAULT;
    private HostNetwork hostNetwork = HostNetwork.DEFAULT;
    private Supplier<HostPorts> hostPorts = HostPorts::virtual;
    private HostSockets hostSockets = HostSockets.NONE;
    private @Nullable Path hostFiles;
    private RegistryDirectory registries = RegistryDirectory.NONE;
    private Programs programs = new NoPrograms();
    private EngineVersion version = EngineVersion.DEFAULT;
    private boolean liveRestore;

    private final @Nullable Origin origin;

    EngineBuilder() {
        origin = null;
    }

    /** For an engine that begins from a snapshot, and is made of what that one's was if nothing else is said. */
    EngineBuilder(EngineSnapshot snapshot, InMemoryEngine.Inputs inputs) {
        origin = new Origin(snapshot, inputs);
        host = inputs.host();
        hostNetwork = inputs.hostNetwork();
        hostPorts = inputs.hostPorts()::ofFork;
        hostSockets = inputs.hostSockets().ofFork();
        hostFiles = inputs.hostFiles();
        registries = inputs.registries();
        programs = inputs.programs();
        version = inputs.version();
        liveRestore = inputs.liveRestore();
    }

    /** Where an engine begins that is not a new one. */
    private record Origin(EngineSnapshot snapshot, InMemoryEngine.Inputs inputs) {}

    /** Time; it stays the caller's to close. With a {@link dev.drydock.time.ManualClock} programs take turns. */
    public EngineBuilder clock(EngineClock value) {
        clock = value;
        return this;
    }

    /**
     * Chance: the same seed and the same commands give the same ids, names and addresses.
     *
     * @throws IllegalStateException for an engine that begins from a snapshot: it goes on with the chance of that one, so that
     *     no id comes twice
     */
    public EngineBuilder seed(long value) {
        if (origin != null) {
            throw new IllegalStateException("a fork goes on with the chance of the engine that it is made of");
        }
        seed = value;
        return this;
    }

    /** Which release the engine presents itself as. */
    public EngineBuilder version(EngineVersion value) {
        version = value;
        return this;
    }

    /** Whether containers run on while the engine is begun again, as with {@code dockerd --live-restore}: see {@link Engine#restart}. */
    public EngineBuilder liveRestore(boolean value) {
        liveRestore = value;
        return this;
    }

    /** The machine that the engine believes to run on. */
    public EngineBuilder host(HostMachine value) {
        host = value;
        return this;
    }

    /** The network of that machine. */
    public EngineBuilder hostNetwork(HostNetwork value) {
        hostNetwork = value;
        return this;
    }

    /**
     * What published ports are on the machine that Drydock itself runs on; nothing, where none is given. Each engine gets
     * one of its own, and closes it.
     */
    public EngineBuilder hostPorts(Supplier<HostPorts> value) {
        hostPorts = value;
        return this;
    }

    /** Unix sockets of that machine, which can be bound into containers: the engine's own, as a rule. */
    public EngineBuilder hostSockets(HostSockets value) {
        hostSockets = value;
        return this;
    }

    /**
     * The root of that machine's files, as {@code -v /path:/path} shows them to containers; without it a container with a
     * bind mount is refused when it starts. Symbolic links are followed as seen from there: nothing outside is touched.
     */
    public EngineBuilder hostFiles(Path root) {
        hostFiles = root;
        return this;
    }

    /** The registries that answer. */
    public EngineBuilder registries(RegistryDirectory value) {
        registries = value;
        return this;
    }

    /** The programs that can run in containers. */
    public EngineBuilder programs(Programs value) {
        programs = value;
        return this;
    }

    public Engine build() {
        InMemoryEngine.Inputs inputs = new InMemoryEngine.Inputs(
                time(),
                host,
                hostNetwork,
                hostPorts.get(),
                hostSockets,
                hostFiles,
                registries,
                programs,
                version,
                liveRestore);
        if (origin != null) {
            return origin.snapshot().engine(inputs);
        }
        return new InMemoryEngine(inputs, seed == null ? RandomSeed.next() : seed);
    }

    private InMemoryEngine.Time time() {
        if (clock != null) {
            return new InMemoryEngine.Time(clock, false);
        }
        return origin == null
                ? new InMemoryEngine.Time(new SystemClock(), true)
                : origin.inputs().time().fork();
    }

    /** Nothing can run. */
    private static final class NoPrograms implements Programs {
        @Override
        public Optional<Program> stub(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Program> binary(String path) {
            return Optional.empty();
        }
    }
}
