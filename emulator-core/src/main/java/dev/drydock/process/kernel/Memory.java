package dev.drydock.process.kernel;

import dev.drydock.process.Signal;
import org.jspecify.annotations.Nullable;

/** What the processes of a container hold, and who dies when it is too much (mm/oom_kill.c). */
final class Memory {
    /** What a small process of its kind holds on a real machine: counted for its container, for it takes none of the JVM's. */
    static final long OF_A_PROCESS = 512 * 1024;

    private final Namespace namespace;
    private long accounted;
    private long peak;
    private int kills;

    Memory(Namespace namespace) {
        this.namespace = namespace;
    }

    /** By the process's own thread, without locks; it may be dead afterwards. */
    void account(Task task, long bytes) {
        long added;
        synchronized (namespace) {
            added = task.ending ? 0 : Math.max(bytes, -task.accountedBytes);
            task.accountedBytes += added;
            accounted += added;
            if (added > 0) {
                check();
            }
        }
        if (added != 0) {
            namespace.kernel().account(added);
        }
    }

    /** Under the namespace's lock: what it holds has grown. */
    void check() {
        long now = used();
        peak = Math.max(peak, now);
        if (now > namespace.memoryLimit() && !someoneIsDying()) {
            Task largest = largest();
            if (largest != null) {
                killForMemory(largest);
            }
        }
    }

    /** Under the namespace's lock. */
    void release(Task task) {
        long bytes = task.accountedBytes;
        task.accountedBytes = 0;
        accounted -= bytes;
        if (bytes != 0) {
            namespace.kernel().release(bytes);
        }
    }

    /** Under the namespace's lock: the process that holds most; the youngest of equals. */
    @Nullable
    Task largest() {
        Task largest = null;
        for (Task each : namespace.table().snapshot()) {
            if (each.isAlive() && (largest == null || each.accountedBytes >= largest.accountedBytes)) {
                largest = each;
            }
        }
        return largest;
    }

    /** Under the namespace's lock. */
    void killForMemory(Task victim) {
        kills++;
        victim.killedForMemory = true;
        Signals.kill(victim, Signal.KILL);
    }

    private boolean someoneIsDying() {
        return namespace.table().snapshot().stream().anyMatch(each -> each.isAlive() && each.ending);
    }

    /** Under the namespace's lock, as all below. */
    long used() {
        return accounted + OF_A_PROCESS * namespace.table().alive();
    }

    long peak() {
        return peak;
    }

    int kills() {
        return kills;
    }

    boolean hasRunOut() {
        return kills > 0;
    }
}
