package dev.drydock.process.kernel;

import dev.drydock.time.WaitQueue;

/**
 * Where the engine takes a program's output: log, attached clients. Called on the thread of the program that writes,
 * without locks of the kernel held; it copies what it keeps and returns at once.
 */
public interface OutputSink {

    /**
     * Takes bytes.
     *
     * @return how many were taken; 0 if nothing fits now: the program then blocks (and can be killed) until {@link
     *     #changes} tells; -1 if nobody will ever read (EPIPE and SIGPIPE, as a pipe does)
     */
    int take(byte[] bytes, int offset, int length);

    /** Woken when {@link #take} may take more. */
    WaitQueue changes();

    /** Whether {@link #take} would take a byte now. */
    boolean ready();

    /** The last descriptor that leads here was closed: the stream is at its end. Called once. */
    void closed();
}
