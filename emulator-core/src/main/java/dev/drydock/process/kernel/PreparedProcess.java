package dev.drydock.process.kernel;

/** A process for which everything was found. It keeps nothing that has to be given back if it is not started. */
public interface PreparedProcess {

    /**
     * Starts it, once, and returns when it exists. Looks at no file; may be called while locks are held.
     *
     * @throws StartException in the engine's words, when no process was made
     */
    RunningProcess start(ProcessSpec.Streams streams) throws StartException;
}
