package dev.drydock.container;

import dev.drydock.event.EventLog;
import dev.drydock.event.EventType;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the engine tells about containers: each event carries the image, the name and the labels of its container beside
 * what is its own. Used under the engine's lock.
 */
final class ContainerEvents {
    private final EventLog log;

    ContainerEvents(EventLog log) {
        this.log = log;
    }

    void publish(Container container, String action) {
        publish(container, action, Map.of());
    }

    /** @param own attributes of this one event; a label of the same name wins, as on the engine */
    void publish(Container container, String action, Map<String, String> own) {
        Map<String, String> attributes = new TreeMap<>(own);
        Map<String, String> labels = container.config().labels();
        if (labels != null) {
            attributes.putAll(labels);
        }
        if (!container.config().image().isEmpty()) {
            attributes.put("image", container.config().image());
        }
        attributes.put("name", container.name());
        log.publish(EventType.CONTAINER, action, container.id().value(), attributes);
    }
}
