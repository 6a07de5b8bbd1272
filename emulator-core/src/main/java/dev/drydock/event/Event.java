package dev.drydock.event;

import java.time.Instant;

/**
 * Something that happened.
 *
 * @param action such as {@code start} or {@code exec_create: sh -c ls}
 * @param actorId id or name of what it happened to; empty for a prune
 * @param attributes what else is told, by name; a container's labels among them
 * @param time to the nanosecond
 */
public record Event(EventType type, String action, String actorId, EventAttributes attributes, Instant time) {
    /** Everything happens on this node alone. */
    public static final String SCOPE = "local";

    public String scope() {
        return SCOPE;
    }
}
