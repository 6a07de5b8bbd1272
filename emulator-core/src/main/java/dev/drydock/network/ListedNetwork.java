package dev.drydock.network;

import java.util.List;

/**
 * A network, and who was on it at that moment.
 *
 * @param endpoints in the order of their owners' ids
 */
public record ListedNetwork(Network network, List<Endpoint> endpoints) {
    public ListedNetwork {
        endpoints = List.copyOf(endpoints);
    }
}
