package dev.drydock.process;

/** Unwinds the thread of a process that was killed. Programs neither catch nor throw it. */
public final class ProcessKilledError extends Error {
    private static final long serialVersionUID = 1L;

    /** Made by the kernel alone. */
    public ProcessKilledError() {
        super("killed", null, false, false);
    }
}
