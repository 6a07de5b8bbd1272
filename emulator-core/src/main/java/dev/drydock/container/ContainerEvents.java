package dev.drydock.container;

import dev.drydock.container.config.ContainerConfig;
import dev.drydock.event.EventAttributes;
import dev.drydock.event.EventLog;
import dev.drydock.event.EventType;
import dev.drydock.id.ContainerId;
import java.util.Map;

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
        publish(container.id(), container.name(), container.config(), action, own);
    }

    /** Making a container was given up: what was there of it is gone ({@code destroy}, without a {@code create} before). */
    void publishGivenUp(ContainerId id, String name, ContainerConfig config) {
        publish(id, name, config, "destroy", Map.of());
    }

    private void publish(ContainerId id, String name, ContainerConfig config, String action, Map<String, String> own) {
        Map<String, String> labels = config.labels();
        int known = own.size() + (labels == null ? 0 : labels.size());
        EventAttributes.Builder attributes = new EventAttributes.Builder(known + 2).putAll(own);
        if (labels != null) {
            attributes.putAll(labels);
        }
        if (!config.image().isEmpty()) {
            attributes.put("image", config.image());
        }
        attributes.put("name", name);
        log.publish(EventType.CONTAINER, action, id.value(), attributes.build());
    }
}
