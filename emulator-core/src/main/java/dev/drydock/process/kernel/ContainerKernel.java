package dev.drydock.process.kernel;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.PipeBuffer;
import dev.drydock.process.ContainerProcess;
import dev.drydock.time.EngineClock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The kernel of an engine. */
final class ContainerKernel implements Kernel {
    /** Of the file system that pipes lie in. */
    private static final long PIPE_DEVICE = 13;

    /** Of the file system that sockets lie in. */
    private static final long SOCKET_DEVICE = 8;

    private static final long NANOS = 1_000_000_000L;

    private final KernelSettings settings;
    private final ProgramThreads threads = new ProgramThreads();
    private final KernelBlocking blocking = new KernelBlocking(threads);
    private final Turns turns;
    private final Executables executables;
    private final AtomicLong accountedBytes = new AtomicLong();
    /** Those with processes. Guarded by itself. */
    private final Set<Namespace> populated = new LinkedHashSet<>();

    private boolean closed;
    /** Once it is closed and nothing runs any more. */
    private final CompletableFuture<Boolean> empty = new CompletableFuture<>();

    ContainerKernel(KernelSettings settings) {
        this.settings = settings;
        this.turns = new Turns(settings.clock().activity(), settings.oneAtATime());
        this.executables = new Executables(settings.programs());
    }

    @Override
    public PidNamespace namespace(NamespaceSpec spec) {
        return new Namespace(this, spec);
    }

    @Override
    public void close() {
        List<Namespace> left;
        synchronized (populated) {
            closed = true;
            left = List.copyOf(populated);
            completeIfEmpty();
        }
        left.forEach(Namespace::killAll);
        threads.close(empty);
    }

    private void completeIfEmpty() {
        if (closed && populated.isEmpty()) {
            empty.complete(true);
        }
    }

    /** @return false if the kernel is closed */
    boolean enter(Namespace namespace) {
        synchronized (populated) {
            if (!closed) {
                populated.add(namespace);
            }
            return !closed;
        }
    }

    void leave(Namespace namespace) {
        synchronized (populated) {
            populated.remove(namespace);
            completeIfEmpty();
        }
    }

    KernelSettings settings() {
        return settings;
    }

    EngineClock clock() {
        return settings.clock();
    }

    /** The clock's time since the epoch. */
    long nowNanos() {
        Instant now = settings.clock().now();
        return now.getEpochSecond() * NANOS + now.getNano();
    }

    ProgramThreads threads() {
        return threads;
    }

    KernelBlocking blocking() {
        return blocking;
    }

    Turns turns() {
        return turns;
    }

    Executables executables() {
        return executables;
    }

    int nextHostPid() {
        return settings.numbers().nextHostPid();
    }

    /** Which process the current thread is of; null if of none. */
    @Nullable
    Task running() {
        Execution execution = threads.current();
        return execution == null ? null : execution.task();
    }

    // Memory

    /** More is held for processes. Without a namespace's lock: one of the largest may be killed. */
    void account(long bytes) {
        if (accountedBytes.addAndGet(bytes) > settings.memoryBytes() && bytes > 0) {
            killOneOfTheLargest();
        }
    }

    void release(long bytes) {
        accountedBytes.addAndGet(-bytes);
    }

    long accountedBytes() {
        return accountedBytes.get();
    }

    private void killOneOfTheLargest() {
        List<Namespace> all;
        synchronized (populated) {
            all = List.copyOf(populated);
        }
        @Nullable Task largest = null;
        long most = 0;
        for (Namespace each : all) {
            synchronized (each) {
                Task candidate = each.memory().largest();
                if (candidate != null && candidate.accountedBytes > most) {
                    largest = candidate;
                    most = candidate.accountedBytes;
                }
            }
        }
        if (largest != null) {
            synchronized (largest.namespace) {
                if (!largest.ending) {
                    largest.namespace.memory().killForMemory(largest);
                }
            }
        }
    }

    // Pipes

    long nextPipeNumber() {
        return settings.numbers().nextPipe();
    }

    ContainerProcess.Pipe pipe() {
        PipeBuffer buffer = new PipeBuffer();
        long number = nextPipeNumber();
        return new ContainerProcess.Pipe(pipeEnd(buffer, number, false), pipeEnd(buffer, number, true));
    }

    PipeEnd pipeEnd(PipeBuffer buffer, long number, boolean writes) {
        PipeEnd.Opened opened = new PipeEnd.Opened(!writes, writes, false, pipeName(number), () -> pipeStatus(number));
        return new PipeEnd(buffer, blocking, opened, () -> {});
    }

    static String pipeName(long number) {
        return "pipe:[" + number + "]";
    }

    static String socketName(long number) {
        return "socket:[" + number + "]";
    }

    FileStatus socketStatus(long number) {
        Instant now = clock().now();
        return new FileStatus(SOCKET_DEVICE, number, FileKind.SOCKET, 0777, 0, 0, 1, 0, 0, 0, now, now, now);
    }

    FileStatus pipeStatus(long number) {
        Instant now = clock().now();
        return new FileStatus(PIPE_DEVICE, number, FileKind.FIFO, 0600, 0, 0, 1, 0, 0, 0, now, now, now);
    }
}
