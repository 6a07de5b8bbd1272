package dev.drydock.junit;

import dev.drydock.Engine;
import dev.drydock.event.Event;
import dev.drydock.event.EventFilter;
import dev.drydock.event.EventSubscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an engine still remembers of what happened. */
final class RecentEvents {
    private RecentEvents() {}

    /** Oldest first. */
    static List<Event> of(Engine engine) {
        List<Event> events = new ArrayList<>();
        Instant now = engine.clock().now();
        try (EventSubscription subscription = engine.events().subscribe(Instant.EPOCH, now, EventFilter.ALL)) {
            for (Event event = subscription.poll(); event != null; event = subscription.poll()) {
                events.add(event);
            }
        }
        return events;
    }
}
