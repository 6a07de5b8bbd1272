package dev.drydock.api.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that handlers may block: virtual ones where the JVM has them, else as many platform threads as it takes. */
final class Workers {
    /** One polls; the others take new connections and what has arrived on the old ones. */
    private static final int FEW = 4;

    private Workers() {}

    static ExecutorService create() {
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invokeExact();
        } catch (NoSuchMethodException | IllegalAccessException beforeVirtualThreads) {
            return platformThreads();
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ExecutorService platformThreads() {
        return Executors.newCachedThreadPool(daemons("drydock-api-"));
    }

    /** A few threads for tasks that do not block. */
    static ExecutorService few() {
        return Executors.newFixedThreadPool(FEW, daemons("drydock-poll-"));
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
