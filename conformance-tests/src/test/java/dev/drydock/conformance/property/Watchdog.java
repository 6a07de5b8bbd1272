package dev.drydock.conformance.property;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what could come to a standstill, and says where every thread stands if it does. */
final class Watchdog {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private Watchdog() {}

    interface Deed {
        void run() throws Exception;
    }

    static void watch(Deed deed) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            deed.run();
            return true;
        });
        Thread runner = new Thread(task, "watched");
        runner.setDaemon(true);
        runner.start();
        try {
            task.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException standstill) {
            throw new AssertionError("not done after " + LONGEST + stacks(), standstill);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }

    private static String stacks() {
        StringBuilder words = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            words.append("\n").append(entry.getKey());
            for (StackTraceElement element : entry.getValue()) {
                words.append("\n    at ").append(element);
            }
        }
        return words.toString();
    }
}
