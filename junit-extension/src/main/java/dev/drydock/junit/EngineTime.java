package dev.drydock.junit;

/** Which time an engine lives in. */
public enum EngineTime {
    /** That of the machine. */
    REAL,
    /**
     * A time that stands still until the test moves it by its {@link dev.drydock.time.ManualClock}. What takes time then takes
     * none of the test's: but a client that waits for something that time must bring waits until another thread moves it.
     */
    VIRTUAL
}
