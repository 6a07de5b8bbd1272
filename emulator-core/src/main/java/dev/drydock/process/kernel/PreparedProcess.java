package dev.drydock.process.kernel;

/**
 * A process for which everything was found. It keeps nothing that has to be given back if it is not started; started more than
 * once, it is a process each time.
 */
public interface PreparedProcess {

    /**
     * Starts it, and returns when it exists. Looks at no file; may be called while locks are held.
     *
     * @param lent may run the program at first; is not asked where programs take turns
     * @throws StartException in the engine's words, when no process was made
     */
    RunningProcess start(ProcessSpec.Streams streams, LentThread lent) throws StartException;

    /** The same on a thread of the kernel's. */
    default RunningProcess start(ProcessSpec.Streams streams) throws StartException {
        return start(streams, LentThread.NONE);
    }
}
