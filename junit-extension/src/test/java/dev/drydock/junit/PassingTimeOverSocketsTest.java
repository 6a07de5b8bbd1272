package dev.drydock.junit;

import org.junit.jupiter.api.Timeout;

/** Calls over HTTP. */
@EmulatedDocker(time = EngineTime.VIRTUAL, client = ClientTransport.SOCKET)
@Timeout(120)
class PassingTimeOverSocketsTest extends PassingTimeContract {}
