package dev.drydock.process.kernel;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.MountTable;
import dev.drydock.filesystem.WritableTree;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.NetworkView;
import dev.drydock.network.Route;
import dev.drydock.network.socket.SocketStack;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.Program;
import dev.drydock.process.Programs;
import dev.drydock.process.ResourceLimits;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kernel on a clock advanced by hand, and one container on it whose programs are given as code. */
final class TestContainer implements AutoCloseable {
    static final Instant BOOTED = Instant.parse("2026-01-01T00:00:00Z");
    static final MachineStatus MACHINE = new MachineStatus("6.1.0", "#1 SMP", "x86_64", 4, 1L << 33, 1L << 30, BOOTED);

    final ManualClock clock = new ManualClock();
    final Map<String, Program> programs = new HashMap<>();
    final Kernel kernel;
    final FileContext files;
    final TestSink out = new TestSink();
    final TestSink err = new TestSink();
    PidNamespace namespace;

    TestContainer() {
        this(false);
    }

    TestContainer(boolean oneAtATime) {
        this(oneAtATime, 42);
    }

    TestContainer(boolean oneAtATime, long seed) {
        kernel = kernel(clock, programs, oneAtATime, seed);
        files = files(clock);
        namespace = namespace(Limits.NONE);
        program("/bin/true", process -> dev.drydock.process.Exit.SUCCESS);
    }

    static Kernel kernel(EngineClock clock, Map<String, Program> programs, boolean oneAtATime, long seed) {
        Programs known = new Programs() {
            @Override
            public Optional<Program> stub(String name) {
                return Optional.ofNullable(programs.get(name));
            }

            @Override
            public Optional<Program> binary(String path) {
                return Optional.ofNullable(programs.get("binary " + path));
            }
        };
        return Kernel.create(
                new KernelSettings(clock, known, MACHINE, new KernelNumbers(), seed, oneAtATime, 1L << 30));
    }

    /** {@code /bin}, {@code /etc/passwd}, {@code /etc/group}, {@code /tmp}. */
    static FileContext files(EngineClock clock) {
        WritableTree root = WritableTree.over(FileTree.empty(), ContentStore.unlimited(), clock::now);
        FileContext files = MountTable.over(root).context(Caller.nobody(), Credentials.ROOT);
        try {
            files.makeDirectory("/bin", 0755);
            files.makeDirectory("/etc", 0755);
            files.makeDirectory("/tmp", 0777);
            files.makeDirectory("/root", 0700);
            files.writeAll("/etc/passwd", bytes("""
                    root:x:0:0:root:/root:/bin/sh
                    www:x:33:33:www:/var/www:/bin/false
                    joe:x:1000:1000::/home/joe:/bin/sh
                    """));
            files.writeAll("/etc/group", bytes("""
                    root:x:0:
                    www:x:33:
                    games:x:60:joe
                    audio:x:63:joe,www
                    joe:x:1000:
                    """));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    PidNamespace namespace(Limits limits) {
        return kernel.namespace(new NamespaceSpec(
                files, "box", NoNetwork.INSTANCE, limits, CapabilitySet.ALL, ResourceLimits.USUAL, () -> {}));
    }

    /** One that can open sockets. */
    PidNamespace namespace(SocketStack sockets) {
        return kernel.namespace(new NamespaceSpec(
                files,
                "box",
                NoNetwork.INSTANCE,
                sockets,
                Limits.NONE,
                CapabilitySet.ALL,
                ResourceLimits.USUAL,
                () -> {}));
    }

    /** Puts a stub into the container that runs the given code. */
    void program(String path, Program program) {
        programs.put(path, program);
        file(path, 0755, Programs.STUB_MAGIC + path + "\n");
    }

    void file(String path, int mode, String contents) {
        try {
            files.writeAll(path, bytes(contents));
            files.changeMode(path, mode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessSpec.Streams streams() {
        return ProcessSpec.Streams.of(namespace.nullDevice(), namespace.output(out), namespace.output(err));
    }

    ProcessSpec spec(String... arguments) {
        return ProcessSpec.of(streams(), arguments);
    }

    RunningProcess start(String... arguments) {
        try {
            return namespace.start(spec(arguments));
        } catch (StartException e) {
            throw new IllegalStateException(e);
        }
    }

    RunningProcess run(Program program) {
        try {
            return namespace.start(spec("main"), program);
        } catch (StartException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the code as PID 1 until nothing is left to run. */
    ProcessEnd ended(Program program) {
        RunningProcess process = run(program);
        clock.runUntilIdle();
        return process.end().getNow(null);
    }

    String out() {
        return out.text();
    }

    String err() {
        return err.text();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        kernel.close();
        clock.close();
    }

    private enum NoNetwork implements NetworkView {
        INSTANCE;

        @Override
        public List<NetworkInterface> interfaces() {
            return List.of();
        }

        @Override
        public List<Route> routes() {
            return List.of();
        }

        @Override
        public boolean reaches(String address) {
            return false;
        }
    }
}
