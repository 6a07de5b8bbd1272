package dev.drydock.junit;

import dev.drydock.Engine;
import dev.drydock.Faults;
import dev.drydock.api.fault.WireFaults;
import dev.drydock.host.DockerHost;
import dev.drydock.ledger.Ledger;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What can be asked for, by type. */
enum Injected {
    ENGINE(Engine.class.getName()),
    HOST(DockerHost.class.getName()),
    CLOCK(EngineClock.class.getName()),
    MANUAL_CLOCK(ManualClock.class.getName()),
    LEDGER(Ledger.class.getName()),
    FAULTS(Faults.class.getName()),
    WIRE_FAULTS(WireFaults.class.getName()),
    /** By its name: it is not always there. */
    DOCKER_JAVA("com.github.dockerjava.api.DockerClient");

    private final String type;

    Injected(String type) {
        this.type = type;
    }

    static Optional<Injected> of(Class<?> wanted) {
        return Arrays.stream(values())
                .filter(each -> each.type.equals(wanted.getName()))
                .findFirst();
    }

    Object from(EngineSession session) {
        return switch (this) {
            case ENGINE -> session.engine();
            case HOST -> session.host();
            case CLOCK -> session.clock();
            case MANUAL_CLOCK -> manualClock(session);
            case LEDGER -> session.engine().ledger();
            case FAULTS -> session.engine().faults();
            case WIRE_FAULTS -> session.host().wireFaults();
            case DOCKER_JAVA -> dockerJava(session);
        };
    }

    private static Object manualClock(EngineSession session) {
        if (!(session.clock() instanceof ManualClock clock)) {
            throw new ExtensionConfigurationException(
                    "there is a ManualClock only with time = EngineTime.VIRTUAL; this engine lives in real time");
        }
        return clock;
    }

    private static Object dockerJava(EngineSession session) {
        try {
            return session.dockerClient();
        } catch (NoClassDefFoundError absent) {
            throw new ExtensionConfigurationException(
                    "a DockerClient needs com.github.docker-java:docker-java-core; with ClientTransport.SOCKET also"
                            + " docker-java-transport-zerodep or docker-java-transport-httpclient5",
                    absent);
        }
    }
}
