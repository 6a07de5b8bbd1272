package dev.drydock.time;

/**
 * The count of what can still run without the clock moving: program threads that are not blocked, actions that have been
 * handed to another thread. Whoever wakes somebody calls {@link #begin} on the sleeper's behalf before the sleeper can
 * run, so that the count is zero only when nothing is left to run.
 */
public interface Activity {

    /** One more is running. */
    void begin();

    /** One fewer is running: it ended, or is about to block in a wait of the engine's own. */
    void end();

    /**
     * Waits (in real time) until nothing runs.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    void awaitQuiet() throws InterruptedException;
}
