package dev.drydock.process.kernel;

/**
 * A thread that lends itself to the first run of a process: whoever would only wait for a short program does its work, and
 * nobody has to be woken for it.
 */
@FunctionalInterface
public interface LentThread {
    /** None: a thread of the kernel's runs it. */
    LentThread NONE = (firstRun, brief) -> false;

    /**
     * Asked by the thread that starts the process, with locks held.
     *
     * @param firstRun returns once the process has ended or only waits; if it is taken it has to be run, once and soon,
     *     without locks
     * @param brief whether the program is, see {@link dev.drydock.process.Program#isBrief}
     * @return whether it is taken
     */
    boolean takes(Runnable firstRun, boolean brief);
}
