package dev.drydock.sandbox;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end by SIGINT or SIGTERM. A JVM that is ended by a signal tells so by its exit code; here a signal is the usual end, so
 * the exit code is that of the command line, which is over once everything is closed.
 */
final class SignalEnding implements Ending {
    /** Whoever does not end within it is left behind. */
    private static final long LONGEST_END_SECONDS = 10;

    private static final int FAILED = 1;

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile int exitCode = FAILED;

    /** Takes the JVM's end over. */
    SignalEnding() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "drydock-end"));
    }

    @Override
    public void await() throws InterruptedException {
        told.await();
    }

    /** The command line is over: ends the JVM. */
    void exit(int code) {
        exitCode = code;
        over.countDown();
        System.exit(code);
    }

    private void end() {
        told.countDown();
        try {
            over.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(exitCode);
    }
}
