package dev.drydock.network;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is asked of a new endpoint, as a client wrote it.
 *
 * @param address empty for the lowest free one
 * @param address6 of IPv6; empty for the lowest free one
 * @param linkLocalAddresses to be had besides
 * @param mac empty for a random one
 * @param aliases further names on this network
 * @param links what others are called here alone: {@code NAME:ALIAS}
 * @param gatewayPriority the network of highest priority gives the way out
 * @param driverOptions such as {@code com.docker.network.endpoint.ifname}; those that nobody knows mean nothing
 */
public record EndpointRequest(
        EndpointOwner owner,
        String address,
        String address6,
        List<String> linkLocalAddresses,
        String mac,
        List<String> aliases,
        List<String> links,
        int gatewayPriority,
        SortedMap<String, String> driverOptions) {
    static final String INTERFACE_NAME = "com.docker.network.endpoint.ifname";
    static final String SYSCTLS = "com.docker.network.endpoint.sysctls";

    public EndpointRequest {
        linkLocalAddresses = List.copyOf(linkLocalAddresses);
        aliases = List.copyOf(aliases);
        links = List.copyOf(links);
        driverOptions = Collections.unmodifiableSortedMap(new TreeMap<>(driverOptions));
    }

    /** Nothing in particular. */
    public static EndpointRequest of(EndpointOwner owner) {
        return new EndpointRequest(owner, "", "", List.of(), "", List.of(), List.of(), 0, new TreeMap<>());
    }

    /** The name of the interface that is wanted; empty for the next one. */
    String interfaceName() {
        return driverOptions.getOrDefault(INTERFACE_NAME, "");
    }
}
