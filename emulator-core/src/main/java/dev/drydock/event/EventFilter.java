package dev.drydock.event;

import dev.drydock.error.EngineException;
import dev.drydock.filter.Filters;
import dev.drydock.reference.ImageReference;

/**
 * Which events a listener wants. Keys: {@code type}, {@code event}, {@code scope}, {@code label}, {@code image}, and the
 * types of things ({@code container}, {@code network}, {@code volume}, {@code daemon}, {@code plugin}, {@code node}, {@code
 * service}, {@code secret}, {@code config}) with an id, a name or the beginning of either. All keys must match; unknown
 * ones are ignored. Immutable.
 */
public final class EventFilter {
    /** Every event. */
    public static final EventFilter ALL = new EventFilter(Filters.NONE);

    private static final String[] THINGS = {
        "daemon", "container", "plugin", "volume", "network", "node", "service", "secret", "config"
    };

    private final Filters filters;

    public EventFilter(Filters filters) {
        this.filters = filters;
    }

    public boolean accepts(Event event) {
        return acceptsAction(event.action())
                && filters.matchesExactly("type", event.type().word())
                && filters.matchesExactly("scope", event.scope())
                && acceptsThing(event)
                && acceptsImage(event)
                && filters.matchesLabels("label", event.attributes());
    }

    /** Actions that carry a text after a colon are asked for without it. */
    private boolean acceptsAction(String action) {
        boolean asksForPrefix = filters.get("event").stream()
                .anyMatch(wanted ->
                        wanted.equals("health_status") || wanted.equals("exec_create") || wanted.equals("exec_start"));
        return asksForPrefix ? filters.matchesPrefix("event", action) : filters.matchesExactly("event", action);
    }

    private boolean acceptsThing(Event event) {
        String name = event.attributes().getOrDefault("name", "");
        for (String thing : THINGS) {
            if (!filters.matchesPrefix(thing, event.actorId()) && !filters.matchesPrefix(thing, name)) {
                return false;
            }
        }
        return true;
    }

    /** An image is also found by the containers that were made from it, and with or without its tag. */
    private boolean acceptsImage(Event event) {
        String attribute = event.type() == EventType.IMAGE ? "name" : "image";
        String image = event.attributes().getOrDefault(attribute, "");
        return filters.matchesExactly("image", event.actorId())
                || filters.matchesExactly("image", image)
                || filters.matchesExactly("image", withoutTag(event.actorId()))
                || filters.matchesExactly("image", withoutTag(image));
    }

    private static String withoutTag(String image) {
        try {
            return ImageReference.parse(image).familiarName();
        } catch (EngineException notAName) {
            return image;
        }
    }
}
