package dev.drydock.network;

import dev.drydock.event.EventLog;
import dev.drydock.event.EventType;
import java.util.Map;

/** What the engine tells about networks. */
final class NetworkEvents {
    private final EventLog log;

    NetworkEvents(EventLog log) {
        this.log = log;
    }

    void created(Network network) {
        publish("create", network);
    }

    void destroyed(Network network) {
        publish("destroy", network);
    }

    void connected(Network network, EndpointOwner owner) {
        publish("connect", network, owner);
    }

    void disconnected(Network network, EndpointOwner owner) {
        publish("disconnect", network, owner);
    }

    void pruned() {
        log.publish(EventType.NETWORK, "prune", "", Map.of("reclaimed", "0"));
    }

    private void publish(String action, Network network) {
        log.publish(
                EventType.NETWORK,
                action,
                network.id().value(),
                Map.of("name", network.name(), "type", network.driver().word()));
    }

    private void publish(String action, Network network, EndpointOwner owner) {
        log.publish(
                EventType.NETWORK,
                action,
                network.id().value(),
                Map.of(
                        "container", owner.id(),
                        "name", network.name(),
                        "type", network.driver().word()));
    }
}
