package dev.drydock.junit;

/** How long an engine lives. */
public enum EngineScope {
    /** Each test, and each repetition of one, has an engine of its own. */
    TEST,
    /** All tests of a class share one, also those of the classes nested in it. */
    CLASS
}
