package dev.drydock.container;

import dev.drydock.error.FollowUp;
import dev.drydock.process.kernel.ProcessEnd;
import dev.drydock.process.kernel.RunningProcess;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A process that may end in another way than it does. Safe for use by any number of threads. */
final class FaultyProcess implements RunningProcess {
    private final CompletableFuture<ProcessEnd> end = new CompletableFuture<>();
    private volatile @Nullable RunningProcess process;
    private volatile @Nullable ProcessEnd instead;
    private volatile boolean deaf;
    /** The signals that wait until it can be interrupted again; null while it can. Under this. */
    private @Nullable Set<Integer> pending;

    /** One that ends at once and so, even if it has ended already. */
    static FaultyProcess ended(RunningProcess process, ProcessEnd how) {
        FaultyProcess ended = new FaultyProcess();
        ended.instead = how;
        ended.stands(process);
        process.signal(StopSignal.KILL);
        return ended;
    }

    /** This is the process; called once. Until then it has no numbers, and signals do not reach it. */
    void stands(RunningProcess real) {
        process = real;
        FollowUp.of(real.end(), ended -> {
            ProcessEnd other = instead;
            end.complete(other == null ? ended : other);
        });
    }

    private RunningProcess real() {
        RunningProcess real = process;
        if (real == null) {
            throw new IllegalStateException("the process does not stand yet");
        }
        return real;
    }

    /** Ends it at once, and tells that it ended so. */
    void end(ProcessEnd how) {
        instead = how;
        real().signal(StopSignal.KILL);
    }

    /** No signal reaches it any more but KILL. */
    void deaf() {
        deaf = true;
    }

    /** It stands still, and no signal reaches it until it is let go. */
    synchronized void hold() {
        if (pending == null) {
            pending = new LinkedHashSet<>();
            real().signal(StopSignal.STOP);
        }
    }

    /** It goes on, and meets each signal that came meanwhile. */
    void letGo() {
        Set<Integer> came;
        synchronized (this) {
            came = pending == null ? Set.of() : pending;
            pending = null;
        }
        real().signal(StopSignal.CONT);
        came.forEach(this::signal);
    }

    private synchronized boolean waits(int signal) {
        return pending != null && (pending.contains(signal) || pending.add(signal));
    }

    @Override
    public int pid() {
        return real().pid();
    }

    @Override
    public int hostPid() {
        return real().hostPid();
    }

    @Override
    public CompletableFuture<ProcessEnd> end() {
        return end;
    }

    @Override
    public void signal(int number) {
        if (!waits(number) && (!deaf || number == StopSignal.KILL)) {
            real().signal(number);
        }
    }
}
