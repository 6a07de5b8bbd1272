package dev.drydock.process.kernel;

import dev.drydock.filesystem.Capability;
import dev.drydock.filesystem.Credentials;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.Findings;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.NetworkView;
import dev.drydock.network.socket.SocketStack;
import dev.drydock.process.MachineStatus;
import dev.drydock.process.ProcessStatus;
import dev.drydock.process.Program;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.Signal;
import dev.drydock.process.Terminal;
import dev.drydock.process.Terminal.WindowSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a container. Its monitor guards them all: held for moments, never while a file, a sink or a program is
 * called; the locks of files, terminals and wait queues come before it, those of the clock and of turns after it.
 */
final class Namespace implements PidNamespace {
    /** {@code __NEW_UTS_LEN}. */
    private static final int LONGEST_HOST_NAME = 64;

    /** The engine's own limit of processes in a container, where none is set. */
    private static final int MOST_PROCESSES = 32_768;

    private final ContainerKernel kernel;
    private final NamespaceSpec spec;
    private final ProcessTable table = new ProcessTable();
    private final Memory memory = new Memory(this);
    private final Preparations preparations = new Preparations();
    private Limits limits;
    private String hostname;
    private int shimPid;
    private boolean paused;
    private boolean over;
    /** Of processes that are gone. */
    private long cpuNanos;

    private @Nullable Fifos fifos;
    private @Nullable Terminals terminals;

    Namespace(ContainerKernel kernel, NamespaceSpec spec) {
        this.kernel = kernel;
        this.spec = spec;
        this.limits = spec.limits();
        this.hostname = spec.hostname();
    }

    // For the classes around it

    ContainerKernel kernel() {
        return kernel;
    }

    ProcessTable table() {
        return table;
    }

    Memory memory() {
        return memory;
    }

    ResourceLimits processLimits() {
        return spec.processLimits();
    }

    NetworkView network() {
        return spec.network();
    }

    SocketStack sockets() {
        return spec.sockets();
    }

    synchronized Fifos fifos() {
        Fifos made = fifos;
        if (made == null) {
            made = new Fifos(kernel.blocking());
            fifos = made;
        }
        return made;
    }

    synchronized Terminals terminals() {
        Terminals made = terminals;
        if (made == null) {
            made = new Terminals(this);
            terminals = made;
        }
        return made;
    }

    /** Under the lock, as all below. */
    boolean isPaused() {
        return paused;
    }

    boolean mayGrow() {
        int most = limits.processes() == 0 ? MOST_PROCESSES : limits.processes();
        return !over && table.size() < most;
    }

    long memoryLimit() {
        return limits.memoryBytes() == 0 ? Long.MAX_VALUE : limits.memoryBytes();
    }

    void add(Task task) {
        task.attention = paused;
        table.add(task);
        memory.check();
    }

    void initHasEnded() {
        over = true;
        paused = false;
    }

    /** Without locks. */
    void tellIfKilledForMemory(Task ending) {
        boolean killed;
        synchronized (this) {
            killed = ending.killedForMemory;
        }
        if (killed) {
            spec.outOfMemory().run();
        }
    }

    void countTime(Task gone) {
        cpuNanos += gone.cpuNanos;
        gone.cpuNanos = 0;
    }

    /** Adds PID 1 to those that are over when nobody is left but itself. */
    void addIfOver(List<StartedProcess> ended) {
        Task init = table.find(1);
        if (over && table.size() == 1 && init != null && init.phase == Task.Phase.ZOMBIE) {
            Endings.forget(init);
            if (init.handle != null) {
                ended.add(init.handle);
            }
        }
    }

    /** Nothing is left in it: by the thread of its last process, without locks. */
    void dispose() {
        Terminals made;
        synchronized (this) {
            made = terminals;
        }
        if (made != null) {
            made.hangUpAll();
        }
        kernel.leave(this);
    }

    // Starting

    @Override
    public PreparedProcess prepare(ProcessSpec start) throws StartException {
        PreparedProcess known = preparations.find(start);
        if (known != null) {
            return known;
        }
        FileContext files = filesOfRoot();
        Findings findings = files.findings();
        PreparedProcess prepared = prepare(start, files, null);
        preparations.add(start, findings, prepared);
        return prepared;
    }

    private PreparedProcess prepare(ProcessSpec start, FileContext files, @Nullable Program program)
            throws StartException {
        Image image = new Start(kernel.executables(), files, spec.bounds()).resolve(start, program);
        return (streams, lent) -> launch(image, files, streams, lent);
    }

    @Override
    public RunningProcess start(ProcessSpec start) throws StartException {
        return prepareAndStart(start, null);
    }

    @Override
    public RunningProcess start(ProcessSpec start, Program program) throws StartException {
        return prepareAndStart(start, program);
    }

    private RunningProcess prepareAndStart(ProcessSpec start, @Nullable Program program) throws StartException {
        PreparedProcess prepared;
        try {
            prepared = prepare(start, filesOfRoot(), program);
        } catch (StartException refused) {
            descriptors(start.streams()).closeAll();
            throw refused;
        }
        return prepared.start(start.streams());
    }

    @Override
    public void requireUser(String user) throws StartException {
        new Accounts(filesOfRoot()).find(user, List.of());
    }

    private FileContext filesOfRoot() {
        FileContext files = spec.files().fork();
        files.become(Credentials.ROOT);
        return files;
    }

    private static Descriptors descriptors(ProcessSpec.Streams streams) {
        PseudoTerminal terminal = streams.terminal();
        if (terminal == null) {
            return new Descriptors(streams.input(), streams.output(), streams.error());
        }
        Terminal slave = terminal.slave();
        return new Descriptors(slave.retain(), slave.retain(), slave.retain());
    }

    private RunningProcess launch(Image image, FileContext files, ProcessSpec.Streams streams, LentThread lent)
            throws StartException {
        Descriptors descriptors = descriptors(streams);
        PseudoTerminal terminal = streams.terminal();
        boolean launched = false;
        try {
            RunningProcess process =
                    launch(image, files, descriptors, terminal == null ? null : terminal.slave(), lent);
            launched = true;
            return process;
        } finally {
            if (!launched) {
                descriptors.closeAll();
            }
        }
    }

    private RunningProcess launch(
            Image image, FileContext files, Descriptors descriptors, @Nullable Terminal slave, LentThread lent)
            throws StartException {
        StartedProcess handle = new StartedProcess();
        Task task;
        synchronized (this) {
            if (!over && !mayGrow()) {
                throw StartErrors.noProcess();
            }
            if (over || !kernel.enter(this)) {
                throw StartErrors.ended();
            }
            if (shimPid == 0) {
                shimPid = kernel.nextHostPid();
            }
            Task.Birth birth = new Task.Birth(table.nextPid(), null, image, files, descriptors, handle);
            task = new Task(this, birth);
            task.terminal = slave;
            // Before its first step: it may be paused from the beginning.
            task.attention = paused;
            handle.is(task);
            add(task);
        }
        if (slave != null) {
            if (slave instanceof TerminalSlave own) {
                own.belongsTo(files.credentials().uid());
            }
            Births.bringForward(slave, task.pid);
        }
        synchronized (this) {
            Execution.begin(task, lent);
        }
        return handle;
    }

    // Streams

    @Override
    public PseudoTerminal terminal(WindowSize size) {
        return terminals().make(size);
    }

    @Override
    public InputPipe inputPipe() {
        return new EnginePipe(kernel);
    }

    @Override
    public OpenFile output(OutputSink sink) {
        return new SinkFile(sink, kernel);
    }

    @Override
    public OpenFile nullDevice() {
        return new NullFile(kernel.clock().now());
    }

    // Control

    @Override
    public synchronized boolean signal(int pid, int number) {
        Task target = table.find(pid);
        if (target == null) {
            return false;
        }
        Signal.of(number).ifPresent(signal -> Signals.send(target, signal, Signals.Sender.HOST));
        return true;
    }

    @Override
    public synchronized void killAll() {
        paused = false;
        for (Task each : table.snapshot()) {
            Signals.kill(each, Signal.KILL);
        }
    }

    @Override
    public synchronized void pause() {
        if (!over) {
            paused = true;
            table.snapshot().forEach(Signals::alert);
        }
    }

    @Override
    public synchronized void resume() {
        paused = false;
        table.snapshot().forEach(Signals::alert);
    }

    @Override
    public synchronized boolean paused() {
        return paused;
    }

    @Override
    public synchronized void limit(Limits newLimits) {
        limits = newLimits;
    }

    // What it tells

    @Override
    public synchronized List<HostProcess> processes() {
        List<HostProcess> all = new ArrayList<>(table.size());
        for (Task each : table.snapshot()) {
            all.add(status(each));
        }
        return all;
    }

    @Override
    public synchronized boolean lives(int pid) {
        Task task = table.find(pid);
        return task != null && task.isAlive();
    }

    @Override
    public synchronized Optional<HostProcess> process(int pid) {
        return Optional.ofNullable(table.find(pid)).map(this::status);
    }

    private HostProcess status(Task task) {
        Task parent = task.parent;
        Terminal terminal = task.terminal;
        Credentials credentials = task.files.credentials();
        Image image = task.image;
        ProcessStatus status = new ProcessStatus(
                task.pid,
                parent == null ? 0 : parent.pid,
                task.group,
                task.session,
                credentials.uid(),
                credentials.gid(),
                letter(task),
                task.niceness,
                terminal == null ? "?" : terminal.name().replace("/dev/", ""),
                image.name(),
                image.arguments(),
                task.started,
                Duration.ofNanos(cpuNanos(task)));
        long memoryBytes = task.isAlive() ? Memory.OF_A_PROCESS + task.accountedBytes : 0;
        return new HostProcess(task.hostPid, parent == null ? shimPid : parent.hostPid, memoryBytes, status);
    }

    private char letter(Task task) {
        if (!task.isAlive()) {
            return 'Z';
        }
        if (paused) {
            return 'D';
        }
        if (task.stoppedBy != null) {
            return 'T';
        }
        Execution execution = task.execution;
        return execution != null && execution.isRunning() ? 'R' : 'S';
    }

    private static long cpuNanos(Task task) {
        Execution execution = task.execution;
        return task.cpuNanos + (execution == null ? 0 : execution.runningNanos());
    }

    @Override
    public synchronized Usage usage() {
        long time = cpuNanos;
        for (Task each : table.snapshot()) {
            time += cpuNanos(each);
        }
        return new Usage(Duration.ofNanos(time), memory.used(), memory.peak(), table.size(), memory.kills());
    }

    @Override
    public MachineStatus machine() {
        MachineStatus whole = kernel.settings().machine();
        int cpus;
        synchronized (this) {
            cpus = limits.cpus() == 0 ? whole.cpus() : Math.min(limits.cpus(), whole.cpus());
        }
        return new MachineStatus(
                whole.kernelRelease(),
                whole.kernelVersion(),
                whole.architecture(),
                cpus,
                whole.memoryTotalBytes(),
                whole.memoryUsedBytes() + kernel.accountedBytes(),
                whole.booted());
    }

    /** The same with all processors and all memory. */
    MachineStatus wholeMachine() {
        MachineStatus limited = machine();
        return new MachineStatus(
                limited.kernelRelease(),
                limited.kernelVersion(),
                limited.architecture(),
                kernel.settings().machine().cpus(),
                limited.memoryTotalBytes(),
                limited.memoryUsedBytes(),
                limited.booted());
    }

    @Override
    public synchronized String hostname() {
        return hostname;
    }

    /** {@code sethostname(2)}. */
    synchronized void hostname(Credentials caller, String other) throws ErrnoException {
        if (!caller.has(Capability.SYS_ADMIN)) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (other.length() > LONGEST_HOST_NAME) {
            throw new ErrnoException(Errno.EINVAL);
        }
        hostname = other;
    }
}
