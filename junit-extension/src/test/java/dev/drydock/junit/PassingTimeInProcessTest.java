package dev.drydock.junit;

import org.junit.jupiter.api.Timeout;

/** Calls of methods. */
@EmulatedDocker(time = EngineTime.VIRTUAL)
@Timeout(60)
class PassingTimeInProcessTest extends PassingTimeContract {}
