package dev.drydock.container;

import dev.drydock.error.FollowUp;
import dev.drydock.process.kernel.ProcessEnd;
import dev.drydock.process.kernel.RunningProcess;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A process that may end in another way than it does. Safe for use by any number of threads. */
final class FaultyProcess implements RunningProcess {
    private final CompletableFuture<ProcessEnd> end = new CompletableFuture<>();
    private volatile @Nullable RunningProcess process;
    private volatile @Nullable ProcessEnd instead;
    private volatile boolean deaf;

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
        if (!deaf || number == StopSignal.KILL) {
            real().signal(number);
        }
    }
}
