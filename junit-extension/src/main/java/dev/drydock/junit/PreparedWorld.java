package dev.drydock.junit;

import dev.drydock.EngineBuilder;
import dev.drydock.EngineSnapshot;
import dev.drydock.time.ManualClock;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A world that is there; kept, and closed, by the store of the class or of the run that it belongs to. */
@SuppressWarnings("deprecation")
final class PreparedWorld implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private final EngineSnapshot snapshot;
    private final long seed;

    private PreparedWorld(EngineSnapshot snapshot, long seed) {
        this.snapshot = snapshot;
        this.seed = seed;
    }

    /** @param owner gives the seed if none is asked for */
    static PreparedWorld open(EngineSettings settings, Preparation preparation, String owner) {
        try (EngineSession session = EngineSession.open(settings, owner)) {
            preparation.world().get().prepare(session.engine());
            if (session.clock() instanceof ManualClock manual) {
                manual.runUntilIdle();
            }
            return new PreparedWorld(session.engine().snapshot(), session.seed());
        }
    }

    /** For an engine that begins in it. */
    EngineBuilder builder() {
        return snapshot.builder();
    }

    Instant time() {
        return snapshot.time();
    }

    long seed() {
        return seed;
    }

    @Override
    public void close() {
        snapshot.close();
    }
}
