package dev.drydock.junit;

import dev.drydock.Engine;
import dev.drydock.EngineBuilder;
import dev.drydock.host.DockerHost;
import dev.drydock.registry.RegistryDirectory;
import dev.drydock.time.EngineClock;
import dev.drydock.time.ManualClock;
import dev.drydock.time.SystemClock;
import dev.drydock.userland.Userland;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An engine with all that was handed out for it; kept, and closed, by the store of the test or class that it belongs to. JUnit
 * closes what is {@code AutoCloseable} from 5.13 on; before that it asks for an interface of its own.
 */
@SuppressWarnings("deprecation")
final class EngineSession implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private final EngineSettings settings;
    private final EngineClock clock;
    private final long seed;
    private final DockerHost host;
    private @Nullable AutoCloseable client;

    /** What was there before the test. */
    private final Set<String> prepared;

    private EngineSession(
            EngineSettings settings, EngineClock clock, long seed, DockerHost host, Set<String> prepared) {
        this.settings = settings;
        this.clock = clock;
        this.seed = seed;
        this.host = host;
        this.prepared = prepared;
    }

    /** One that begins in a world. */
    static EngineSession open(EngineSettings settings, PreparedWorld world) {
        EngineClock clock = settings.time() == EngineTime.VIRTUAL ? new ManualClock(world.time()) : new SystemClock();
        DockerHost host = DockerHost.prepare(world.builder().clock(clock), settings.ports());
        return new EngineSession(settings, clock, world.seed(), host, Leftovers.things(host.engine()));
    }

    /** @param owner the unique id of the test or class, which gives the seed if none is asked for */
    static EngineSession open(EngineSettings settings, String owner) {
        EngineClock clock = settings.time() == EngineTime.VIRTUAL ? new ManualClock() : new SystemClock();
        long seed = settings.seed().orElse(owner.hashCode());
        EngineBuilder builder = Engine.builder()
                .version(settings.engine())
                .programs(Userland.programs())
                .registries(RegistryDirectory.withHub(Userland.hub()));
        settings.adjustment().accept(builder);
        DockerHost host = DockerHost.prepare(builder.clock(clock).seed(seed), settings.ports());
        EngineSession session = new EngineSession(settings, clock, seed, host, Set.of());
        try {
            settings.images().forEach(session.engine()::pull);
            return session;
        } catch (RuntimeException refused) {
            session.close();
            throw refused;
        }
    }

    EngineSettings settings() {
        return settings;
    }

    /** Containers and networks by their ids and volumes by their names that were there before the test. */
    Set<String> prepared() {
        return prepared;
    }

    long seed() {
        return seed;
    }

    DockerHost host() {
        return host;
    }

    Engine engine() {
        return host.engine();
    }

    EngineClock clock() {
        return clock;
    }

    /** docker-java, made at the first call. */
    synchronized Object dockerClient() {
        AutoCloseable connected = client;
        if (connected == null) {
            connected = DockerClients.connect(host, settings.client());
            client = connected;
        }
        return connected;
    }

    @Override
    public void close() {
        try {
            AutoCloseable connected;
            synchronized (this) {
                connected = client;
            }
            if (connected != null) {
                connected.close();
            }
        } catch (Exception unclosed) {
            throw new IllegalStateException("docker-java could not be closed", unclosed);
        } finally {
            host.close();
            clock.close();
        }
    }
}
