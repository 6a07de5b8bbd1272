package dev.drydock.process.kernel;

import dev.drydock.error.FollowUp;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The threads that programs run on: daemon threads of a pool that grows with what runs and shrinks again; at first perhaps one
 * that was lent. They are not virtual ones, whose stack cannot be made as deep as a process has it. Knows which program's run
 * the current thread is.
 */
final class ProgramThreads {
    /** How long a close waits for programs that were killed but do not listen; they are then interrupted and left alone. */
    private static final long PATIENCE_SECONDS = 5;
    /** As much as Linux gives a process; what is not used takes no memory. */
    private static final long STACK_BYTES = 8L << 20;

    private static final int MOST_THREADS = 2048;

    @SuppressWarnings("ThreadLocalUsage") // of one kernel; it is emptied after each run
    private final ThreadLocal<@Nullable Execution> current = new ThreadLocal<>();

    private final ExecutorService pool;
    private final AtomicLong made = new AtomicLong();
    /** The threads that have not come to their end. */
    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();

    ProgramThreads() {
        pool = Executors.newCachedThreadPool(this::thread);
    }

    /** Runs something on a lent thread, or on one of its own; hands it over and returns. */
    void execute(Execution execution, LentThread lent) {
        Runnable run = () -> run(execution);
        if (!lent.takes(run, execution.isBrief())) {
            pool.execute(run);
        }
    }

    private void run(Execution execution) {
        current.set(execution);
        try {
            execution.run();
        } finally {
            // To give up the thread's place, for the next run to take it again, would cost more than a short run.
            current.set(null);
        }
    }

    /** The run of a program that the calling thread is; null if it is none of the kernel's. */
    @Nullable
    Execution current() {
        return current.get();
    }

    /** Whether there may be more threads; they are dear, and a fork bomb is stopped here. */
    boolean mayGrow() {
        return alive.size() < MOST_THREADS;
    }

    /**
     * No thread is left afterwards but those of programs that do not listen. Everything must have been killed before.
     *
     * @param idle completed once no program runs any more
     */
    void close(CompletableFuture<Boolean> idle) {
        if (current.get() != null) {
            // A program's end closes the engine: its own thread cannot be waited for.
            FollowUp.of(idle, quiet -> pool.shutdown());
            return;
        }
        try {
            idle.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<Thread> ending = List.copyOf(alive);
            pool.shutdown();
            if (pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                for (Thread each : ending) {
                    each.join();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException unheard) {
            idle.cancel(false);
        } finally {
            // Interrupts those that are left; they keep nothing else from ending.
            pool.shutdownNow();
        }
    }

    private Thread thread(Runnable body) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        body.run();
                    } finally {
                        alive.remove(Thread.currentThread());
                    }
                },
                "drydock-program-" + made.incrementAndGet(),
                STACK_BYTES);
        thread.setDaemon(true);
        alive.add(thread);
        return thread;
    }
}
