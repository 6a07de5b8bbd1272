package dev.drydock.junit;

import org.junit.jupiter.api.Timeout;

/** Calls over HTTP. */
@EmulatedDocker(time = EngineTime.VIRTUAL, client = ClientTransport.SOCKET)
@Timeout(60)
class PassingTimeOverSocketsTest extends PassingTimeContract {}
