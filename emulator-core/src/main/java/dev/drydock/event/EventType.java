package dev.drydock.event;

import java.util.Locale;

/** What an event is about. The engine knows eleven types; these are the ones that a single node without plugins emits. */
public enum EventType {
    BUILDER,
    CONTAINER,
    DAEMON,
    IMAGE,
    NETWORK,
    PLUGIN,
    VOLUME;

    /** The type as the engine writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
