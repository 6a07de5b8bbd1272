package dev.drydock.process;

/**
 * What a process does when a signal arrives. It runs on the process's own thread, between two calls or in place of one
 * that was blocked (which then fails with EINTR); a process that waits without a thread is given one for it.
 */
@FunctionalInterface
public interface SignalHandler {
    /** The signal's own default action. */
    SignalHandler DEFAULT = signal -> {};
    /** Nothing happens. */
    SignalHandler IGNORE = signal -> {};

    void handle(Signal signal);
}
