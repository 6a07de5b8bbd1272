package dev.drydock.userland.utility.recorded;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.LinkCounters;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.NetworkView;
import dev.drydock.network.Route;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.DatagramSocket;
import dev.drydock.process.Exit;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Program;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.SpawnRequest;
import dev.drydock.process.Terminal;
import dev.drydock.process.WaitStatus;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A process without a kernel: what it starts runs to its end at once, and every wait is over at once. */
final class TestProcess implements ContainerProcess {
    private final FileContext files;
    private final Function<String, Optional<Program>> programs;
    private final SortedMap<Integer, OpenFile> descriptors = new TreeMap<>();
    private final Map<Signal, SignalHandler> handlers = new LinkedHashMap<>();
    private final Deque<WaitStatus> ended = new ArrayDeque<>();
    private final ManualClock clock = new ManualClock(TestDirectory.NOW);
    private final int pid;
    private int niceness;
    private List<String> arguments;
    private Map<String, String> environment;
    private @Nullable OutputStream out;
    private int children;

    TestProcess(
            FileContext files,
            List<String> arguments,
            Map<String, String> environment,
            SortedMap<Integer, OpenFile> descriptors,
            Function<String, Optional<Program>> programs) {
        this(files, arguments, environment, descriptors, programs, 1);
    }

    private TestProcess(
            FileContext files,
            List<String> arguments,
            Map<String, String> environment,
            SortedMap<Integer, OpenFile> descriptors,
            Function<String, Optional<Program>> programs,
            int pid) {
        this.files = files;
        this.arguments = List.copyOf(arguments);
        this.environment = new LinkedHashMap<>(environment);
        this.descriptors.putAll(descriptors);
        this.programs = programs;
        this.pid = pid;
    }

    /** Runs to the end; a wait for ever ends with status 255. */
    int run(Program first) throws IOException {
        Program program = first;
        while (true) {
            Exit exit = program.run(this);
            out().flush();
            if (exit instanceof Exit.Status status) {
                return status.status();
            }
            if (exit instanceof Exit.After after) {
                program = after.next();
            } else if (exit instanceof Exit.WhenReadable readable) {
                program = readable.next();
            } else if (exit instanceof Exit.Exec exec) {
                arguments = exec.arguments();
                environment = new LinkedHashMap<>(exec.environment());
                program = find(exec.path());
            } else {
                return 255;
            }
        }
    }

    private Program find(String path) throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return programs.apply(name).orElseThrow(() -> new ErrnoException(Errno.ENOENT, path));
    }

    @Override
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public int pid() {
        return pid;
    }

    @Override
    public int parentPid() {
        return 0;
    }

    @Override
    public int processGroup() {
        return 1;
    }

    @Override
    public int session() {
        return 1;
    }

    @Override
    public void setProcessGroup(int process, int group) {
        // Groups are the kernel's.
    }

    @Override
    public void startSession() {
        // Sessions are the kernel's.
    }

    @Override
    public FileContext files() {
        return files;
    }

    @Override
    public OpenFile descriptor(int number) throws IOException {
        OpenFile file = descriptors.get(number);
        if (file == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return file;
    }

    @Override
    public SortedMap<Integer, OpenFile> descriptors() {
        return new TreeMap<>(descriptors);
    }

    @Override
    public void assign(int number, OpenFile file) {
        descriptors.put(number, file);
        out = number == 1 ? null : out;
    }

    @Override
    public int allocate(int lowest, OpenFile file) {
        int number = lowest;
        while (descriptors.containsKey(number)) {
            number++;
        }
        descriptors.put(number, file);
        return number;
    }

    @Override
    public void close(int number) {
        descriptors.remove(number);
    }

    @Override
    public InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return descriptor(0).read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }
        };
    }

    @Override
    public OutputStream out() {
        OutputStream stream = out;
        if (stream == null) {
            stream = new BufferedOutputStream(to(1));
            out = stream;
        }
        return stream;
    }

    @Override
    public OutputStream err() {
        return to(2);
    }

    private OutputStream to(int number) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                OpenFile file = descriptor(number);
                for (int done = 0; done < length; ) {
                    done += file.write(bytes, offset + done, length - done);
                }
            }
        };
    }

    @Override
    public Pipe pipe() {
        MemoryFile file = new MemoryFile(new byte[0]);
        return new Pipe(file, file);
    }

    @Override
    public Optional<Terminal> terminal() {
        return Optional.empty();
    }

    @Override
    public int spawn(SpawnRequest request) throws IOException {
        out().flush();
        Program program = find(request.path());
        TestProcess child = new TestProcess(
                files, request.arguments(), request.environment(), request.descriptors(), programs, pid + ++children);
        ended.add(new WaitStatus(child.pid, child.run(program), null, false));
        return child.pid;
    }

    @Override
    public ResourceLimits limits() {
        return ResourceLimits.USUAL;
    }

    @Override
    public void limit(ResourceLimit which, ResourceLimits.Range range) {
        throw new UnsupportedOperationException("limits");
    }

    @Override
    public void niceness(int pid, int wanted) {
        niceness = Math.max(LEAST_NICE, Math.min(MOST_NICE, wanted));
    }

    @Override
    public int fork(Program code, int group, boolean foreground) throws IOException {
        out().flush();
        TestProcess child = new TestProcess(files, arguments, environment, descriptors, programs, pid + ++children);
        ended.add(new WaitStatus(child.pid, child.run(code), null, false));
        return child.pid;
    }

    @Override
    public Exit execute(String path, List<String> words, Map<String, String> variables) throws IOException {
        find(path);
        return Exit.exec(path, words, variables);
    }

    @Override
    public void exit(int status) {
        throw new UnsupportedOperationException("exit in the middle");
    }

    @Override
    public @Nullable WaitStatus waitFor(int process, boolean block, boolean stoppedToo) throws IOException {
        WaitStatus status = ended.poll();
        if (status == null) {
            throw new ErrnoException(Errno.ECHILD);
        }
        return status;
    }

    @Override
    public void kill(int process, Signal signal) throws IOException {
        throw new ErrnoException(Errno.ESRCH);
    }

    @Override
    public void handle(Signal signal, SignalHandler handler) {
        handlers.put(signal, handler);
    }

    @Override
    public SignalHandler handler(Signal signal) {
        return handlers.getOrDefault(signal, SignalHandler.DEFAULT);
    }

    @Override
    public int sender(Signal signal) {
        return 0;
    }

    @Override
    public void checkpoint() {
        // Nobody sends signals here.
    }

    @Override
    public void accountMemory(long bytes) {
        // Memory is the kernel's.
    }

    @Override
    public void sleep(Duration duration) {
        clock.advance(duration);
    }

    @Override
    public List<OpenFile> awaitReadable(List<OpenFile> wanted, @Nullable Duration timeout) {
        return wanted;
    }

    @Override
    public void awaitReady(List<OpenFile> toRead, List<OpenFile> toWrite, @Nullable Duration timeout) {
        // Nothing here ever blocks.
    }

    @Override
    public boolean lock(OpenFile file, boolean alone, @Nullable Duration timeout) throws IOException {
        return file.locks().take(file, alone);
    }

    @Override
    public void title(String words) {
        throw new UnsupportedOperationException("no recorded command does it");
    }

    @Override
    public EngineClock clock() {
        return clock;
    }

    @Override
    public RandomGenerator random() {
        return new Random(1);
    }

    @Override
    public String hostname() {
        return "box";
    }

    @Override
    public void hostname(String name) throws IOException {
        throw new ErrnoException(Errno.EPERM);
    }

    @Override
    public List<ProcessStatus> processes() {
        return List.of(new ProcessStatus(
                1, 0, 1, 1, 0, 0, 'R', niceness, "?", arguments.get(0), arguments, TestDirectory.NOW, Duration.ZERO));
    }

    @Override
    public MachineStatus machine() {
        return new MachineStatus(
                "6.1.0-test", "#1 SMP", "x86_64", 2, 8L << 30, 1L << 30, TestDirectory.NOW.minusSeconds(3600));
    }

    @Override
    public NetworkView network() {
        return new NetworkView() {
            @Override
            public List<NetworkInterface> interfaces() {
                return List.of(
                        NetworkInterface.LOOPBACK,
                        new NetworkInterface(
                                "eth0",
                                2,
                                "172.17.0.2",
                                16,
                                "172.17.255.255",
                                "02:42:ac:11:00:02",
                                1500,
                                true,
                                List.of(),
                                LinkCounters.NONE));
            }

            @Override
            public List<Route> routes() {
                return List.of(new Route("0.0.0.0", 0, "172.17.0.1", "eth0"), new Route("172.17.0.0", 16, "", "eth0"));
            }

            @Override
            public boolean reaches(String address) {
                return address.equals("127.0.0.1") || address.equals("172.17.0.1") || address.equals("172.17.0.2");
            }
        };
    }

    @Override
    public dev.drydock.process.ListeningSocket listen(dev.drydock.network.socket.SocketAddress local, int backlog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public dev.drydock.network.socket.OpenSockets sockets() {
        return new dev.drydock.network.socket.OpenSockets(List.of(), List.of());
    }

    @Override
    public dev.drydock.process.StreamSocket connectUnix(String path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public dev.drydock.process.StreamSocket connect(
            dev.drydock.network.socket.SocketAddress remote,
            java.time.@org.jspecify.annotations.Nullable Duration patience) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DatagramSocket bind(dev.drydock.network.socket.SocketAddress local) throws IOException {
        throw new ErrnoException(Errno.EADDRNOTAVAIL);
    }

    @Override
    public boolean isExecutable(String path) {
        return files.access(path, 1);
    }
}
