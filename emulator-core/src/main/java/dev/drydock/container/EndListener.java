package dev.drydock.container;

/** Who goes on when a container has ended. Called under the engine's lock, in the moment of the end. */
interface EndListener {

    /** It has ended; its {@code die} event is still to come. */
    void ended();

    /** Its {@code die} event has been told. */
    default void afterDie() {}

    /** The engine closes: there will be no end. */
    void abandoned();
}
