package dev.drydock.process.kernel;

import dev.drydock.process.Signal;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the engine holds of a process that it started. */
final class StartedProcess implements RunningProcess {
    private final CompletableFuture<ProcessEnd> end = new CompletableFuture<>();
    private volatile @Nullable Task task;

    /** Known once the process is made. */
    void is(Task made) {
        task = made;
    }

    private Task task() {
        Task made = task;
        if (made == null) {
            throw new IllegalStateException("a process that was not made");
        }
        return made;
    }

    boolean isInit() {
        return task().isInit();
    }

    @Override
    public int pid() {
        return task().pid;
    }

    @Override
    public int hostPid() {
        return task().hostPid;
    }

    @Override
    public CompletableFuture<ProcessEnd> end() {
        return end;
    }

    @Override
    public void signal(int number) {
        Task target = task();
        Signal.of(number).ifPresent(signal -> {
            synchronized (target.namespace) {
                Signals.send(target, signal, Signals.Sender.HOST);
            }
        });
    }

    /** By the thread of the last process that it waited for, without locks. */
    void complete() {
        Task ended = task();
        ProcessEnd how;
        synchronized (ended.namespace) {
            Signal signal = ended.endedBy;
            how = new ProcessEnd(
                    signal == null ? ended.exitStatus : 0,
                    signal == null ? 0 : signal.number(),
                    ended.namespace.memory().hasRunOut(),
                    ended.namespace.kernel().clock().now());
        }
        end.complete(how);
    }
}
