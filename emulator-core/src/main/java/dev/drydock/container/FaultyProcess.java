package dev.drydock.container;

import dev.drydock.process.kernel.ProcessEnd;
import dev.drydock.process.kernel.RunningProcess;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A process that may end in another way than it does. Safe for use by any number of threads. */
final class FaultyProcess implements RunningProcess {
    private final RunningProcess process;
    private final CompletableFuture<ProcessEnd> end;
    private volatile @Nullable ProcessEnd instead;
    private volatile boolean deaf;

    FaultyProcess(RunningProcess process) {
        this(process, null);
    }

    private FaultyProcess(RunningProcess process, @Nullable ProcessEnd instead) {
        this.process = process;
        this.instead = instead;
        this.end = process.end().thenApply(this::asTold);
    }

    /** One that ends at once and so, even if it has ended already. */
    static FaultyProcess ended(RunningProcess process, ProcessEnd how) {
        FaultyProcess ended = new FaultyProcess(process, how);
        process.signal(StopSignal.KILL);
        return ended;
    }

    private ProcessEnd asTold(ProcessEnd real) {
        ProcessEnd other = instead;
        return other == null ? real : other;
    }

    /** Ends it at once, and tells that it ended so. */
    void end(ProcessEnd how) {
        instead = how;
        process.signal(StopSignal.KILL);
    }

    /** No signal reaches it any more but KILL. */
    void deaf() {
        deaf = true;
    }

    @Override
    public int pid() {
        return process.pid();
    }

    @Override
    public int hostPid() {
        return process.hostPid();
    }

    @Override
    public CompletableFuture<ProcessEnd> end() {
        return end;
    }

    @Override
    public void signal(int number) {
        if (!deaf || number == StopSignal.KILL) {
            process.signal(number);
        }
    }
}
