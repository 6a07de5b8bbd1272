package dev.drydock.network;

import dev.drydock.id.EndpointId;
import dev.drydock.id.NetworkId;

/**
 * An interface whose packets are counted.
 *
 * @param text unlike that of any other one
 * @param isLoopback whether packets on it have no header of a link, and come back to whoever sends them
 */
public record LinkKey(String text, boolean isLoopback) {

    /** That of a place on a network. */
    static LinkKey of(EndpointId place) {
        return new LinkKey(place.value(), false);
    }

    /** The machine's own one on a network. */
    static LinkKey ofBridge(NetworkId network) {
        return new LinkKey(network.value(), false);
    }

    /** {@code lo} of a stack. */
    static LinkKey loopback(String stack) {
        return new LinkKey(stack, true);
    }
}
