package dev.drydock.api.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a server. Those that serve are the platform's on every JVM: they wait in the operating system for their own
 * connection, which a virtual thread does by way of another.
 */
final class Workers {
    private Workers() {}

    /** As many threads as it takes; tasks may block. */
    static ExecutorService create() {
        return Executors.newCachedThreadPool(daemons("drydock-api-"));
    }

    /** For what is to be done later; tasks must not block. */
    static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons("drydock-http-timer-"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
