package dev.drydock.container;

/** What to wait for. */
public enum WaitCondition {
    /** It does not run; holds at once for one that was never started. */
    NOT_RUNNING,
    /** Its next end, also if it does not run now. */
    NEXT_EXIT,
    /** It is gone. */
    REMOVED
}
