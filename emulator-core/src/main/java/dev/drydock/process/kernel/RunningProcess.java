package dev.drydock.process.kernel;

import java.util.concurrent.CompletableFuture;

/** A process that the engine started: a container's main process, or that of an exec. */
public interface RunningProcess {

    /** Its number in the container. */
    int pid();

    /** Its number on the host: {@code State.Pid}. */
    int hostPid();

    /**
     * Completes when it has ended: for PID 1 once every other process of the container is gone, too. What depends on it
     * runs on a thread of the kernel that holds no lock, while the clock still counts it as running.
     */
    CompletableFuture<ProcessEnd> end();

    /**
     * Sends a signal from outside the container; without effect if it has ended.
     *
     * @param number 1 to 64
     */
    void signal(int number);
}
