package dev.drydock.process.kernel;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.filesystem.OpenFlag;
import dev.drydock.process.ResourceLimit;
import dev.drydock.process.ResourceLimits;
import dev.drydock.process.Signal;
import dev.drydock.process.Terminal;
import dev.drydock.process.procfs.ProcessObserver;
import dev.drydock.process.procfs.ProcessView;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A process: who it is, what it has, and where it is in its life. A plain record for the classes around it; what changes
 * is guarded by its namespace, save where a field says otherwise.
 */
final class Task implements ProcessObserver {

    /** Spreads seeds that are near each other. */
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    /** Where a process is in its life. */
    enum Phase {
        /** It has a thread, or waits for its turn to get one. */
        RUNNING,
        /** It waits and holds no thread. */
        WAITING,
        /** It has ended; its parent has not heard of it. */
        ZOMBIE,
        /** Nobody will ask for it any more. */
        GONE
    }

    final Namespace namespace;
    final int pid;
    final int hostPid;
    final Instant started;
    final FileContext files;
    final Descriptors descriptors;
    final SignalState signals = new SignalState();

    /** The process outside that the engine holds; null for all that the container has started by itself. */
    final @Nullable StartedProcess handle;

    /** What it runs; changed by its own thread alone. */
    volatile Image image;

    Phase phase = Phase.RUNNING;
    /** Null if its parent is not in the container. */
    @Nullable
    Task parent;

    int group;
    int session;
    /** The controlling terminal. */
    volatile @Nullable Terminal terminal;

    /** Whether something may keep it from simply going on: a signal, a stop, a pause, its end. */
    volatile boolean attention;
    /** It does not come back to its program. */
    boolean ending;

    boolean killedForMemory;

    @Nullable
    Signal stoppedBy;

    /** Whether the parent has not been told of the stop. */
    boolean stopIsNews;

    int exitStatus;

    @Nullable
    Signal endedBy;

    /** What it waits for without a thread. */
    @Nullable
    Wait wait;

    /** Its thread; null while it has none. */
    volatile @Nullable Execution execution;

    /** Changed by its own thread alone. */
    volatile ResourceLimits limits;

    /** Changed under the namespace; see {@link Niceness}. */
    volatile int niceness;

    /** What it holds of the JVM's memory for its data. */
    long accountedBytes;

    /** Processor time of its runs that are over. */
    long cpuNanos;

    private @Nullable Calls calls;
    private @Nullable RandomGenerator random;

    Task(Namespace namespace, Birth birth) {
        this.namespace = namespace;
        this.pid = birth.pid();
        this.hostPid = namespace.kernel().nextHostPid();
        this.started = namespace.kernel().clock().now();
        this.parent = birth.parent();
        this.group = birth.pid();
        this.session = birth.pid();
        this.image = birth.image();
        this.files = birth.files().fork(this);
        this.descriptors = birth.descriptors();
        this.handle = birth.handle();
        this.limits = birth.parent() == null ? namespace.processLimits() : birth.parent().limits;
        this.niceness = birth.parent() == null ? 0 : birth.parent().niceness;
    }

    /** What a new process starts with. */
    record Birth(
            int pid,
            @Nullable Task parent,
            Image image,
            FileContext files,
            Descriptors descriptors,
            @Nullable StartedProcess handle) {}

    boolean isInit() {
        return pid == 1;
    }

    boolean isAlive() {
        return phase == Phase.RUNNING || phase == Phase.WAITING;
    }

    /** What its program calls; made by its own thread when it first runs. */
    Calls calls() {
        Calls made = calls;
        if (made == null) {
            made = new Calls(this);
            calls = made;
        }
        return made;
    }

    /** Its own source of chance: from the engine's seed and its place in the engine, so that each has another one. */
    RandomGenerator random() {
        RandomGenerator made = random;
        if (made == null) {
            long own = namespace.kernel().settings().seed() * GOLDEN_RATIO + hostPid;
            made = new SplittableRandom(own);
            random = made;
        }
        return made;
    }

    // As files see it

    @Override
    public ProcessView view() {
        return new NamespaceView(namespace);
    }

    @Override
    public int pid() {
        return pid;
    }

    /** Whoever writes may have got the file from this process, and has limits of its own. */
    @Override
    public long largestFileBytes() {
        Task writer = namespace.kernel().running();
        long limit = writer == null
                ? ResourceLimits.UNLIMITED
                : writer.limits.of(ResourceLimit.FSIZE).soft();
        return limit == ResourceLimits.UNLIMITED ? Long.MAX_VALUE : limit;
    }

    @Override
    public void fileIsTooLarge() {
        Task writer = namespace.kernel().running();
        if (writer != null) {
            synchronized (writer.namespace) {
                Signals.send(writer, Signal.XFSZ, Signals.Sender.KERNEL);
            }
        }
    }

    @Override
    public OpenFile openFifo(FileStatus fifo, Set<OpenFlag> flags, String path) throws IOException {
        return namespace.fifos().open(fifo, flags, path);
    }

    @Override
    public OpenFile openDevice(FileStatus device, Set<OpenFlag> flags, String path) throws IOException {
        return namespace.terminals().open(this, device, path);
    }

    @Override
    public void randomBytes(byte[] buffer, int offset, int length) {
        RandomGenerator source = random();
        for (int i = offset; i < offset + length; i++) {
            buffer[i] = (byte) source.nextInt();
        }
    }
}
