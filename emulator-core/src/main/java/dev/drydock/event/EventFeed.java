package dev.drydock.event;

import dev.drydock.lock.EngineLock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The events of an engine, for any thread. */
public final class EventFeed {
    private final EngineLock lock;
    private final EventLog log;

    public EventFeed(EngineLock lock, EventLog log) {
        this.lock = lock;
        this.log = log;
    }

    /**
     * As {@link EventLog#subscribe}.
     *
     * @param since null to begin now
     * @param until null to go on until closed
     */
    public EventSubscription subscribe(@Nullable Instant since, @Nullable Instant until, EventFilter filter) {
        return lock.hold(() -> log.subscribe(since, until, filter));
    }

    /** How many listen now. */
    public int listeners() {
        return lock.hold(log::listeners);
    }
}
