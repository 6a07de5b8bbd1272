package dev.drydock.event;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that happened.
 *
 * @param action such as {@code start} or {@code exec_create: sh -c ls}
 * @param actorId id or name of what it happened to; empty for a prune
 * @param attributes what else is told, by name; a container's labels among them
 * @param time to the nanosecond
 */
public record Event(EventType type, String action, String actorId, SortedMap<String, String> attributes, Instant time) {
    /** Everything happens on this node alone. */
    public static final String SCOPE = "local";

    public Event {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    public static Event of(
            EventType type, String action, String actorId, Map<String, String> attributes, Instant time) {
        SortedMap<String, String> sorted =
                attributes instanceof SortedMap<String, String> already ? already : new TreeMap<>(attributes);
        return new Event(type, action, actorId, sorted, time);
    }

    public String scope() {
        return SCOPE;
    }
}
