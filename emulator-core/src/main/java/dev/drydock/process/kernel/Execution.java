package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Exit;
import dev.drydock.process.ProcessKilledError;
import dev.drydock.process.Program;
import dev.drydock.process.Signal;
import dev.drydock.process.SignalHandler;
import dev.drydock.time.Timer;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A thread of a process: from when it has something to run until it only waits, or has ended. */
final class Execution implements Runnable {
    /** After so many checkpoints a busy loop lets others run. */
    private static final int CHECKPOINTS_A_TURN = 1024;

    private final Task task;
    private final Namespace namespace;
    private final ContainerKernel kernel;
    /** What to begin with; null to go on after a wait. */
    private final @Nullable Program first;

    /** Made by the thread when it first runs. */
    private volatile @Nullable Sleeper sleeper;

    private int checkpoints;
    private volatile long runningSinceNanos;

    private Execution(Task task, @Nullable Program first) {
        this.task = task;
        this.namespace = task.namespace;
        this.kernel = task.namespace.kernel();
        this.first = first;
    }

    // By anybody, under the namespace's lock

    /** Lets a new process run. */
    static void begin(Task task, LentThread lent) {
        launch(task, task.image.program(), lent);
    }

    /** Gives a process that waits without a thread one if it has something to do. */
    static void resumeIfDue(Task task) {
        if (task.phase != Task.Phase.WAITING) {
            return;
        }
        boolean held = task.namespace.isPaused() || task.stoppedBy != null;
        Wait wait = task.wait;
        boolean due = (wait != null && wait.isDue()) || task.signals.hasDeliverable();
        if (task.ending || (due && !held)) {
            task.phase = Task.Phase.RUNNING;
            launch(task, null, LentThread.NONE);
        }
    }

    private static void launch(Task task, @Nullable Program first, LentThread lent) {
        ContainerKernel kernel = task.namespace.kernel();
        Execution execution = new Execution(task, first);
        task.execution = execution;
        // Who takes turns begins on the thread that hands the turn on; only what is over at once may go on another
        // one's.
        LentThread asked = kernel.turns().oneAtATime() && !execution.isBrief() ? LentThread.NONE : lent;
        kernel.turns()
                .begin(
                        () -> kernel.threads().execute(execution, asked),
                        () -> kernel.threads().execute(execution, LentThread.NONE));
    }

    boolean isBrief() {
        return first != null && first.isBrief();
    }

    boolean isRunning() {
        return runningSinceNanos != 0;
    }

    /** Has it look at what has changed for its process, if it is blocked. */
    void wake() {
        Sleeper made = sleeper;
        if (made != null) {
            made.run();
        }
    }

    /** For how long it has run since it was last blocked. */
    long runningNanos() {
        long since = runningSinceNanos;
        return since == 0 ? 0 : kernel.nowNanos() - since;
    }

    // By its own thread

    @Override
    public void run() {
        sleeper = new Sleeper(kernel.turns());
        runningSinceNanos = kernel.nowNanos();
        try {
            if (isOver()) {
                Endings.end(task);
            }
        } finally {
            kernel.turns().end();
        }
    }

    /** Runs what there is to run; says whether the process ends rather than waits. */
    private boolean isOver() {
        try {
            goOn();
            return false;
        } catch (ProcessKilledError killed) {
            return true;
        } catch (RuntimeException | Error defect) {
            // A handler's, or that of a file it waited for: outside of the program, but its doing.
            task.calls().crashed(defect);
            return true;
        }
    }

    private void goOn() {
        Program program = first == null ? resume() : first;
        while (program != null) {
            program = step(program);
        }
    }

    Task task() {
        return task;
    }

    /** @return what to go on with; null if the thread is not needed any more */
    private @Nullable Program step(Program program) {
        Exit exit;
        try {
            checkpoint();
            exit = program.run(task.calls());
        } catch (ProcessKilledError killed) {
            throw killed;
        } catch (IOException failed) {
            exit = task.calls().failed(failed);
        } catch (RuntimeException | Error defect) {
            throw task.calls().crashed(defect);
        }
        return follow(exit);
    }

    private @Nullable Program follow(Exit exit) {
        if (exit instanceof Exit.Exec exec) {
            return task.calls().replace(exec);
        }
        if (exit instanceof Exit.Status status) {
            int shown = task.calls().finish(status.status());
            Endings.leave(task, shown, null);
            throw new ProcessKilledError();
        }
        task.calls().beforeWait();
        if (exit instanceof Exit.After after) {
            Wait.forTime(task, after.delay(), after.next());
        } else if (exit instanceof Exit.WhenReadable input) {
            Wait.forInput(task, input.file(), input.next());
        } else {
            Wait.forEver(task);
        }
        return resume();
    }

    /** Goes on after a wait, or goes back to it without a thread. */
    private @Nullable Program resume() {
        for (; ; ) {
            deliver();
            Wait wait;
            synchronized (namespace) {
                wait = task.wait;
                if (!task.attention && (wait == null || !wait.isDue())) {
                    account();
                    runningSinceNanos = 0;
                    task.execution = null;
                    task.phase = Task.Phase.WAITING;
                    return null;
                }
            }
            Program next = wait == null || task.attention ? null : wait.over();
            if (next != null) {
                return next;
            }
        }
    }

    /** Runs handlers of what has arrived, stops, is paused, or does not come back. */
    void checkpoint() {
        if (task.attention) {
            deliver();
        }
        if (++checkpoints == CHECKPOINTS_A_TURN) {
            checkpoints = 0;
            mySleeper().giveWay();
        }
    }

    /** Sends a signal to the own process, which acts on it before this returns. */
    void raise(Signal signal) {
        synchronized (namespace) {
            Signals.send(task, signal, Signals.Sender.KERNEL);
        }
        checkpoint();
    }

    /** @return whether a handler ran */
    boolean deliver() {
        boolean handled = false;
        while (task.attention) {
            Sleeper mine = mySleeper();
            mine.arm();
            Signal signal;
            SignalHandler handler;
            synchronized (namespace) {
                if (task.ending) {
                    throw new ProcessKilledError();
                }
                boolean held = namespace.isPaused() || task.stoppedBy != null;
                signal = held ? null : task.signals.take();
                if (!held && signal == null) {
                    task.attention = false;
                    return handled;
                }
                handler = signal == null ? SignalHandler.DEFAULT : Signals.act(task, signal);
            }
            if (signal == null) {
                block(mine);
            } else if (handler != SignalHandler.DEFAULT) {
                handle(signal, handler);
                handled = true;
            }
        }
        return handled;
    }

    private void handle(Signal signal, SignalHandler handler) {
        synchronized (namespace) {
            task.signals.mask(signal);
        }
        try {
            handler.handle(signal);
        } finally {
            synchronized (namespace) {
                task.signals.unmask(signal);
                task.attention = true;
            }
        }
    }

    /**
     * Waits, as {@link dev.drydock.filesystem.Blocking#await}, for any of several things.
     *
     * @return false when the time was over first
     */
    boolean await(List<WaitQueue> changes, BooleanSupplier ready, @Nullable Duration timeout) throws IOException {
        checkpoint();
        if (ready.getAsBoolean()) {
            return true;
        }
        Sleeper mine = mySleeper();
        List<WaitQueue.Subscription> subscriptions = new ArrayList<>(changes.size());
        for (WaitQueue queue : changes) {
            subscriptions.add(queue.subscribe(mine));
        }
        TimeLimit limit = new TimeLimit(mine);
        Timer timer = timeout == null ? null : kernel.clock().schedule(timeout, limit);
        try {
            for (; ; ) {
                // First: what is stopped or paused does not go on because something has come.
                boolean handled = task.attention && deliver();
                mine.arm();
                if (ready.getAsBoolean()) {
                    return true;
                }
                if (handled) {
                    throw new ErrnoException(Errno.EINTR);
                }
                if (limit.over) {
                    return false;
                }
                if (!task.attention) {
                    block(mine);
                    letTheWakerFinish(changes);
                }
            }
        } finally {
            subscriptions.forEach(WaitQueue.Subscription::cancel);
            if (timer != null) {
                timer.cancel();
            }
        }
    }

    /** Waits until one of the files can be read or written, or the time is over. */
    void awaitReady(List<OpenFile> toRead, List<OpenFile> toWrite, @Nullable Duration timeout) throws IOException {
        List<WaitQueue> changes = new ArrayList<>(toRead.size() + toWrite.size());
        for (List<OpenFile> files : List.of(toRead, toWrite)) {
            for (OpenFile file : files) {
                WaitQueue queue = file.changes();
                if (queue != null) {
                    changes.add(queue);
                }
            }
        }
        await(
                changes,
                () -> toRead.stream().anyMatch(OpenFile::readable)
                        || toWrite.stream().anyMatch(OpenFile::writable),
                timeout);
    }

    /** Who wakes several in a row is not overtaken by the first of them: else their order would be chance. */
    private static void letTheWakerFinish(List<WaitQueue> changes) {
        for (WaitQueue queue : changes) {
            // Waits for the queue's lock, which is held while it wakes.
            queue.isEmpty();
        }
    }

    private void block(Sleeper mine) {
        account();
        runningSinceNanos = 0;
        mine.block();
        runningSinceNanos = kernel.nowNanos();
    }

    /** Adds what it has run to its process's time. */
    void account() {
        long now = kernel.nowNanos();
        synchronized (namespace) {
            task.cpuNanos += now - runningSinceNanos;
        }
        runningSinceNanos = now;
    }

    private Sleeper mySleeper() {
        Sleeper made = sleeper;
        if (made == null) {
            throw new IllegalStateException("a process's thread that does not run");
        }
        return made;
    }

    /** Ends a wait when its time is over. */
    private static final class TimeLimit implements Runnable {
        private final Sleeper sleeper;
        private volatile boolean over;

        private TimeLimit(Sleeper sleeper) {
            this.sleeper = sleeper;
        }

        @Override
        public void run() {
            over = true;
            sleeper.run();
        }
    }
}
