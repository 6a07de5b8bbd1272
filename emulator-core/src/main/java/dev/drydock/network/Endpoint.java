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
 * @param address null on networks without such addresses
 * @param address6 null on networks without such addresses
 * @param linkLocalAddresses had besides
 * @param mac null on networks without addresses
 * @param dnsNames what it is found by on its network, in order; null where there is no name service
 * @param linkedNames what its stack calls others there
 * @param ports of the machine that lead here; null as long as its stack's way out has never led through it
 */
public record Endpoint(
        EndpointId id,
        NetworkId network,
        SandboxId sandbox,
        EndpointOwner owner,
        String interfaceName,
        int linkIndex,
        @Nullable Ipv4Address address,
        @Nullable Ipv6Address address6,
        List<IpAddress> linkLocalAddresses,
        @Nullable MacAddress mac,
        int gatewayPriority,
        @Nullable List<String> dnsNames,
        LinkedNames linkedNames,
        @Nullable List<PublishedPort> ports) {
    public Endpoint {
        linkLocalAddresses = List.copyOf(linkLocalAddresses);
        dnsNames = dnsNames == null ? null : List.copyOf(dnsNames);
        ports = ports == null ? null : List.copyOf(ports);
    }

    /** Whether it has an interface with an address. */
    public boolean isAddressed() {
        return address != null || address6 != null;
    }

    /** The addresses that a network shows of it: of IPv4 first. */
    public List<IpAddress> addresses() {
        if (address != null) {
            return address6 == null ? List.of(address) : List.of(address, address6);
        }
        return address6 == null ? List.of() : List.of(address6);
    }

    /** The address that its interface gives itself on the link; null where there is no IPv6. */
    @Nullable
    Ipv6Address ownLinkLocal() {
        return address6 == null || mac == null ? null : Ipv6Address.linkLocalOf(mac);
    }

    /** Whether an address is one of its own. */
    boolean has(IpAddress wanted) {
        return wanted.equals(address)
                || wanted.equals(address6)
                || wanted.equals(ownLinkLocal())
                || linkLocalAddresses.contains(wanted);
    }

    /** The same place after its owner was given another name. */
    Endpoint ownedBy(EndpointOwner renamed, @Nullable List<String> names) {
        return new Endpoint(
                id,
                network,
                sandbox,
                renamed,
                interfaceName,
                linkIndex,
                address,
                address6,
                linkLocalAddresses,
                mac,
                gatewayPriority,
                names,
                linkedNames,
                ports);
    }

    /** The same place with other ports that lead to it. */
    Endpoint publishedAt(List<PublishedPort> published) {
        return new Endpoint(
                id,
                network,
                sandbox,
                owner,
                interfaceName,
                linkIndex,
                address,
                address6,
                linkLocalAddresses,
                mac,
                gatewayPriority,
                dnsNames,
                linkedNames,
                published);
    }
}
