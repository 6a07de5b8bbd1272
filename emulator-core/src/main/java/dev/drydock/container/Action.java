package dev.drydock.container;

/** What can be asked of a container whose answer depends on its state. */
enum Action {
    START,
    STOP,
    RESTART,
    /** Any signal. */
    KILL,
    PAUSE,
    UNPAUSE,
    RENAME,
    REMOVE,
    FORCE_REMOVE,
    PRUNE,
    WAIT,
    UPDATE,
    EXEC_CREATE,
    EXEC_START,
    ATTACH,
    LOGS,
    TOP,
    RESIZE,
    STATS,
    CHANGES,
    COMMIT
}
