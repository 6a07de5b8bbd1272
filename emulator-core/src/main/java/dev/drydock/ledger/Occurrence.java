package dev.drydock.ledger;

import dev.drydock.event.Event;
import java.time.Instant;

/** An event, as {@code docker events} tells it. */
public record Occurrence(long number, Event event, long cause) implements Entry {

    @Override
    public Instant time() {
        return event.time();
    }

    /** Type, action and name. */
    @Override
    public String words() {
        return event.type().word() + " " + event.action() + " " + name();
    }

    /** The name of what it happened to; its id if it has none. */
    public String name() {
        return event.attributes().getOrDefault("name", event.actorId());
    }

    @Override
    public String toString() {
        return LedgerText.of(this);
    }
}
