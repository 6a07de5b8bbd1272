package dev.drydock.event;

import java.time.Instant;
import java.util.Map;

/**
 * Something that happened.
 *
 * @param action such as {@code start} or {@code exec_create: sh -c ls}
 * @param actorId id or name of what it happened to; empty for a prune
 * @param attributes what else is told, by name; a container's labels among them; in the names' order
 * @param time to the nanosecond
 */
public record Event(EventType type, String action, String actorId, Map<String, String> attributes, Instant time) {
    /** Everything happens on this node alone. */
    public static final String SCOPE = "local";

    public Event {
        attributes = EventAttributes.copyOf(attributes);
    }

    public String scope() {
        return SCOPE;
    }
}
