package dev.drydock.process.kernel;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileLocks;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.NetworkView;
import dev.drydock.network.socket.OpenSockets;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ContainerProcess;
import dev.drydock.process.DatagramSocket;
import dev.drydock.process.Exit;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.ProcessKilledError;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Program;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.process.SpawnRequest;
import dev.drydock.process.StreamSocket;
import dev.drydock.process.Terminal;
import dev.drydock.process.WaitStatus;
import dev.drydock.time.EngineClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a program sees of its process, and what the kernel does in the program's place when it begins and ends. */
final class Calls implements ContainerProcess {
    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;

    private final Task task;
    private final Namespace namespace;
    private final StandardOutput out;
    private final SocketCalls sockets;
    private @Nullable Map<String, String> environment;
    /** What {@link #execute} has found, until the program returns it. */
    private @Nullable Prepared prepared;

    private record Prepared(Exit exit, Image image, Executables.Found found) {}

    Calls(Task task) {
        this.task = task;
        this.namespace = task.namespace;
        this.out = new StandardOutput(this);
        this.sockets = new SocketCalls(namespace, task);
    }

    // For the thread that runs the program

    /** Before a wait that holds no thread: nothing is kept that is not needed. */
    void beforeWait() {
        out.shrink();
    }

    /**
     * Writes out what the program has left in its buffer.
     *
     * @return the status that it ends with: another one if that failed
     */
    int finish(int status) {
        try {
            out.flush();
            return status;
        } catch (IOException failed) {
            complain("write error: " + failed.getMessage());
            return status == 0 ? 1 : status;
        }
    }

    Exit failed(IOException failure) {
        try {
            out.flush();
        } catch (IOException lost) {
            // The first failure is the one to tell.
            failure.addSuppressed(lost);
        }
        complain(String.valueOf(failure.getMessage()));
        return Exit.FAILURE;
    }

    /** A defect of the program is to it what a crash is to a binary; an endless recursion ends without a word, as there. */
    ProcessKilledError crashed(Throwable defect) {
        boolean endless = defect instanceof StackOverflowError;
        if (!endless) {
            complain(CrashText.of(defect));
        }
        Endings.leave(task, 0, endless ? Signal.SEGV : Signal.ABRT);
        return new ProcessKilledError();
    }

    private void complain(String words) {
        String name = task.image.arguments().get(0);
        String line = name.substring(name.lastIndexOf('/') + 1) + ": " + words + "\n";
        try {
            err().write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException lost) {
            // Standard error is closed: there is nobody to tell.
            return;
        }
    }

    /** The process goes on as another program, or says why it cannot and ends. */
    Program replace(Exit.Exec exec) {
        Prepared found = prepared;
        prepared = null;
        try {
            out.flush();
            if (found == null || found.exit() != exec) {
                found = prepare(exec);
            }
        } catch (IOException failed) {
            complain(exec.path() + ": " + failed.getMessage());
            boolean missing = failed instanceof ErrnoException known && known.errno() == Errno.ENOENT;
            return process -> Exit.of(missing ? NOT_FOUND : CANNOT_EXECUTE);
        }
        synchronized (namespace) {
            namespace.memory().release(task);
            task.signals.reset();
            task.image = found.image();
        }
        task.files.become(found.found().credentials());
        environment = null;
        return found.image().program();
    }

    private Prepared prepare(Exit.Exec exec) throws IOException {
        FileContext files = task.files;
        Executables.Found found =
                namespace.kernel().executables().find(files, exec.path(), exec.arguments(), files.credentials());
        return new Prepared(exec, Births.image(found, exec.path(), Births.entries(exec.environment())), found);
    }

    private Execution execution() {
        Execution current = namespace.kernel().threads().current();
        if (current == null || current.task() != task) {
            throw new IllegalStateException("a call of process " + task.pid + " by a thread that is not its own");
        }
        return current;
    }

    // What it is

    @Override
    public List<String> arguments() {
        return task.image.arguments();
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> own = environment;
        if (own == null) {
            own = Births.variables(task.image.environment());
            environment = own;
        }
        return own;
    }

    @Override
    public int pid() {
        return task.pid;
    }

    @Override
    public int parentPid() {
        synchronized (namespace) {
            Task parent = task.parent;
            return parent == null ? 0 : parent.pid;
        }
    }

    @Override
    public int processGroup() {
        synchronized (namespace) {
            return task.group;
        }
    }

    @Override
    public int session() {
        synchronized (namespace) {
            return task.session;
        }
    }

    @Override
    public void setProcessGroup(int pid, int group) throws IOException {
        checkpoint();
        synchronized (namespace) {
            Groups.set(task, pid, group);
        }
    }

    @Override
    public void startSession() throws IOException {
        checkpoint();
        synchronized (namespace) {
            Groups.startSession(task);
        }
    }

    @Override
    public FileContext files() {
        return task.files;
    }

    // Descriptors

    @Override
    public OpenFile descriptor(int number) throws IOException {
        return task.descriptors.get(number);
    }

    @Override
    public SortedMap<Integer, OpenFile> descriptors() {
        return task.descriptors.all();
    }

    @Override
    public void assign(int number, OpenFile file) throws IOException {
        task.descriptors.assign(number, file, task.limits.files());
    }

    @Override
    public int allocate(int lowest, OpenFile file) throws IOException {
        return task.descriptors.allocate(lowest, file, task.limits.files());
    }

    @Override
    public void close(int number) throws IOException {
        task.descriptors.close(number);
    }

    @Override
    public InputStream in() {
        return new DescriptorInput(this, 0);
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public OutputStream err() {
        return new DescriptorOutput(this, 2);
    }

    @Override
    public Pipe pipe() {
        checkpoint();
        return namespace.kernel().pipe();
    }

    @Override
    public Optional<Terminal> terminal() {
        return Optional.ofNullable(task.terminal);
    }

    // Children

    @Override
    public int spawn(SpawnRequest request) throws IOException {
        checkpoint();
        out.flush();
        return Births.spawn(task, request);
    }

    @Override
    public int fork(Program code, int processGroup, boolean foreground) throws IOException {
        checkpoint();
        out.flush();
        return Births.fork(task, code, Births.entries(environment()), processGroup, foreground);
    }

    @Override
    public Exit execute(String path, List<String> arguments, Map<String, String> newEnvironment) throws IOException {
        checkpoint();
        Exit.Exec exec = (Exit.Exec) Exit.exec(path, arguments, newEnvironment);
        prepared = prepare(exec);
        return exec;
    }

    @Override
    public void exit(int status) {
        Endings.leave(task, finish(status) & 0xff, null);
        throw new ProcessKilledError();
    }

    @Override
    public @Nullable WaitStatus waitFor(int pid, boolean block, boolean stoppedToo) throws IOException {
        checkpoint();
        for (; ; ) {
            synchronized (namespace) {
                WaitStatus news = Children.take(task, pid, stoppedToo);
                if (news != null || !block) {
                    return news;
                }
            }
            execution().await(List.of(), () -> hasNews(pid, stoppedToo), null);
        }
    }

    private boolean hasNews(int pid, boolean stoppedToo) {
        synchronized (namespace) {
            return Children.hasNews(task, pid, stoppedToo);
        }
    }

    // Signals and time

    @Override
    public void kill(int pid, Signal signal) throws IOException {
        checkpoint();
        synchronized (namespace) {
            Signals.sendAs(task, pid, signal);
        }
        checkpoint();
    }

    @Override
    public int sender(Signal signal) {
        synchronized (namespace) {
            return task.signals.sender(signal);
        }
    }

    @Override
    public void handle(Signal signal, SignalHandler handler) throws IOException {
        if (signal.isUnstoppable()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        synchronized (namespace) {
            task.signals.handle(signal, handler);
        }
    }

    @Override
    public SignalHandler handler(Signal signal) {
        synchronized (namespace) {
            return task.signals.handler(signal);
        }
    }

    @Override
    public void checkpoint() {
        execution().checkpoint();
    }

    @Override
    public void accountMemory(long bytes) {
        namespace.memory().account(task, bytes);
        checkpoint();
    }

    @Override
    public void sleep(Duration duration) throws IOException {
        if (duration.isNegative() || duration.isZero()) {
            checkpoint();
        } else {
            execution().await(List.of(), () -> false, duration);
        }
    }

    @Override
    public List<OpenFile> awaitReadable(List<OpenFile> files, @Nullable Duration timeout) throws IOException {
        awaitReady(files, List.of(), timeout);
        return files.stream().filter(OpenFile::readable).toList();
    }

    @Override
    public void awaitReady(List<OpenFile> toRead, List<OpenFile> toWrite, @Nullable Duration timeout)
            throws IOException {
        execution().awaitReady(toRead, toWrite, timeout);
    }

    @Override
    public boolean lock(OpenFile file, boolean alone, @Nullable Duration patience) throws IOException {
        FileLocks locks = file.locks();
        return execution().await(List.of(locks.changes()), () -> locks.take(file, alone), patience);
    }

    @Override
    public void title(String words) {
        task.image = task.image.titled(words);
    }

    @Override
    public EngineClock clock() {
        return namespace.kernel().clock();
    }

    @Override
    public ResourceLimits limits() {
        return task.limits;
    }

    @Override
    public void limit(ResourceLimit which, ResourceLimits.Range range) throws IOException {
        if (ResourceLimits.isMore(range.soft(), range.hard())) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long most = which == ResourceLimit.NOFILE ? ResourceLimits.MOST_FILES : ResourceLimits.UNLIMITED;
        boolean raised =
                ResourceLimits.isMore(range.hard(), task.limits.of(which).hard());
        if (ResourceLimits.isMore(range.hard(), most)
                || (raised && !task.files.credentials().has(Capability.SYS_RESOURCE))) {
            throw new ErrnoException(Errno.EPERM);
        }
        task.limits = task.limits.with(which, range);
    }

    @Override
    public void niceness(int pid, int wanted) throws IOException {
        Niceness.set(task, pid, wanted);
    }

    @Override
    public RandomGenerator random() {
        return task.random();
    }

    // The machine around

    @Override
    public String hostname() {
        return namespace.hostname();
    }

    @Override
    public void hostname(String name) throws IOException {
        namespace.hostname(task.files.credentials(), name);
    }

    @Override
    public List<ProcessStatus> processes() {
        return namespace.processes().stream().map(HostProcess::status).toList();
    }

    @Override
    public MachineStatus machine() {
        return namespace.machine();
    }

    @Override
    public NetworkView network() {
        return namespace.network();
    }

    @Override
    public ListeningSocket listen(SocketAddress local, int backlog) throws IOException {
        return sockets.listen(local, backlog);
    }

    @Override
    public StreamSocket connect(SocketAddress remote, @Nullable Duration patience) throws IOException {
        return sockets.connect(remote, patience);
    }

    @Override
    public StreamSocket connectUnix(String path) throws IOException {
        return sockets.connectUnix(task.files.socketAddress(path));
    }

    @Override
    public DatagramSocket bind(SocketAddress local) throws IOException {
        return sockets.bind(local);
    }

    @Override
    public boolean isExecutable(String path) {
        return Executables.isExecutable(task.files, path);
    }

    @Override
    public OpenSockets sockets() {
        return sockets.all();
    }
}
