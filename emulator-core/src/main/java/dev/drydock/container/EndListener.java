package dev.drydock.container;

import dev.drydock.error.EngineException;

/** Who goes on when a container has ended. Called under the engine's lock, in the moment of the end. */
interface EndListener {

    /** It has ended; its {@code die} event is still to come. */
    void ended();

    /** Its {@code die} event has been told. */
    default void afterDie() {}

    /**
     * Nobody waits for the end any more.
     *
     * @param reason that who asked is told
     */
    void abandoned(EngineException reason);
}
