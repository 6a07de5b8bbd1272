package dev.drydock.network;

import java.util.List;

/**
 * What is asked of a new endpoint, as a client wrote it.
 *
 * @param address empty for the lowest free one
 * @param mac empty for a random one
 * @param aliases further names on this network
 * @param gatewayPriority the network of highest priority gives the way out
 */
public record EndpointRequest(
        EndpointOwner owner, String address, String mac, List<String> aliases, int gatewayPriority) {
    public EndpointRequest {
        aliases = List.copyOf(aliases);
    }

    /** Nothing in particular. */
    public static EndpointRequest of(EndpointOwner owner) {
        return new EndpointRequest(owner, "", "", List.of(), 0);
    }
}
