package dev.drydock.container;

/** What begins and ends with a container's run. Called under the engine's lock. */
interface RunObserver {

    /** It runs from now on: {@link Container#run} is there; its {@code start} event is still to come. */
    default void started(Container container) {}

    /** Its processes are frozen. */
    default void paused(Container container) {}

    /** Its processes go on. */
    default void resumed(Container container) {}

    /** The engine has begun anew, and finds it running or paused. */
    default void found(Container container) {}

    /** Its processes are gone; {@link Container#run} is still there, its {@code die} event is still to come. */
    void ended(Container container);
}
