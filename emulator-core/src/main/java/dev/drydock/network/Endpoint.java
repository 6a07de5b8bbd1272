package dev.drydock.network;

import dev.drydock.id.EndpointId;
import dev.drydock.id.NetworkId;
import dev.drydock.id.SandboxId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place on a network, taken by a running container. It never changes.
 *
 * @param interfaceName {@code eth0} …; empty on networks without interfaces of their own
 * @param linkIndex number of the interface within its stack, 0 for none
 * @param address null on networks without addresses
 * @param mac null on networks without addresses
 * @param dnsNames what it is found by on its network, in order; null where there is no name service
 */
public record Endpoint(
        EndpointId id,
        NetworkId network,
        SandboxId sandbox,
        EndpointOwner owner,
        String interfaceName,
        int linkIndex,
        @Nullable Ipv4Address address,
        @Nullable MacAddress mac,
        int gatewayPriority,
        @Nullable List<String> dnsNames) {
    public Endpoint {
        dnsNames = dnsNames == null ? null : List.copyOf(dnsNames);
    }

    /** The same place after its owner was given another name. */
    Endpoint ownedBy(EndpointOwner renamed, @Nullable List<String> names) {
        return new Endpoint(
                id, network, sandbox, renamed, interfaceName, linkIndex, address, mac, gatewayPriority, names);
    }
}
