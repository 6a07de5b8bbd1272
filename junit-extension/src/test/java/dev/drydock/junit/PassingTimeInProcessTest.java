package dev.drydock.junit;

import org.junit.jupiter.api.Timeout;

/** Calls of methods. */
@EmulatedDocker(time = EngineTime.VIRTUAL)
@Timeout(120)
class PassingTimeInProcessTest extends PassingTimeContract {}
