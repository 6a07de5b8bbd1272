package dev.drydock.junit;

/** What becomes of a test that leaves something behind. */
public enum LeakCheck {
    /** Nothing: its engine goes, and all that is in it. */
    NONE,
    /**
     * It fails if containers, networks or volumes are left at its end, after its own clean-up; with {@link EngineScope#CLASS}
     * the class does, after its last test. A test that failed already is not looked at.
     */
    FAIL
}
