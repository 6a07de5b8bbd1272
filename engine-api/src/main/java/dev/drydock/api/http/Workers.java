package dev.drydock.api.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that handlers may block: virtual ones where the JVM has them, else as many platform threads as it takes. */
final class Workers {
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
            return platformThreads("drydock-api-");
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ExecutorService platformThreads(String name) {
        AtomicInteger count = new AtomicInteger();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
