package dev.drydock.process.kernel;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.Program;
import dev.drydock.time.Timer;
import dev.drydock.time.WaitQueue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a process waits for that holds no thread meanwhile. It runs when that has come, by whoever brings it. */
final class Wait implements Runnable {
    private final Task task;
    private final @Nullable Program next;
    private final @Nullable OpenFile file;
    private @Nullable Timer timer;
    private WaitQueue.@Nullable Subscription subscription;
    /** Whether it is time to look; guarded by the namespace. */
    private boolean due;

    private Wait(Task task, @Nullable Program next, @Nullable OpenFile file) {
        this.task = task;
        this.next = next;
        this.file = file;
    }

    /** The wait of a process for a time; it is known as the task's before it can be over. */
    static Wait forTime(Task task, Duration delay, Program next) {
        Wait wait = new Wait(task, next, null);
        wait.install();
        wait.timer = task.namespace.kernel().clock().schedule(delay, wait);
        return wait;
    }

    static Wait forInput(Task task, OpenFile file, Program next) {
        Wait wait = new Wait(task, next, file);
        wait.install();
        WaitQueue changes = file.changes();
        if (changes != null) {
            wait.subscription = changes.subscribe(wait);
        }
        wait.run();
        return wait;
    }

    static Wait forEver(Task task) {
        Wait wait = new Wait(task, null, null);
        wait.install();
        return wait;
    }

    private void install() {
        synchronized (task.namespace) {
            task.wait = this;
        }
    }

    @Override
    public void run() {
        synchronized (task.namespace) {
            if (task.wait == this) {
                due = true;
                Execution.resumeIfDue(task);
            }
        }
    }

    /** Under the namespace's lock. */
    boolean isDue() {
        return due;
    }

    /** What to go on with, or null if it was woken for nothing; asked by the process's own thread, without locks. */
    @Nullable
    Program over() {
        synchronized (task.namespace) {
            due = false;
        }
        OpenFile awaited = file;
        if (awaited != null && !awaited.readable()) {
            return null;
        }
        drop();
        return next;
    }

    /** Nothing will wake it any more. Without the namespace's lock. */
    void drop() {
        synchronized (task.namespace) {
            task.wait = null;
        }
        Timer running = timer;
        if (running != null) {
            running.cancel();
        }
        WaitQueue.Subscription subscribed = subscription;
        if (subscribed != null) {
            subscribed.cancel();
        }
    }
}
