package dev.drydock.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Interfaces and routes, as {@code ip} shows them in a stack. Asked under the engine's lock. */
final class LinkTable {
    private static final int HOST_MTU = 1500;
    private static final int FIRST_BRIDGE = 3;
    private static final Ipv6Subnet LINK_LOCAL = Ipv6Subnet.of("fe80::/64");
    private static final int IPV4_LINK_LOCAL_PREFIX = 16;
    /** From this length on all addresses of a subnet are those of hosts (RFC 3021). */
    private static final int SMALLEST_WITH_BROADCAST = 31;

    private final Topology topology;
    private final HostNetwork host;

    LinkTable(Topology topology, HostNetwork host) {
        this.topology = topology;
        this.host = host;
    }

    /** One line of a table of routes to a network that is at hand. */
    private record Direct<A extends Consecutive<A>>(AddressBlock<A> block, String link) {
        Route route() {
            return new Route(block.base().toString(), block.prefixLength(), "", link);
        }
    }

    List<NetworkInterface> interfaces(Sandbox sandbox) {
        List<NetworkInterface> interfaces = new ArrayList<>();
        interfaces.add(counted(NetworkInterface.LOOPBACK, LinkKey.loopback(sandbox.key())));
        if (sandbox.kind() == Sandbox.Kind.HOST) {
            interfaces.add(interfaceOf(
                    new Link(HostNetwork.LINK, 2, host.mac(), HOST_MTU), host.address(), host.subnet(), List.of()));
            for (Network bridge : topology.bridges()) {
                interfaces.add(counted(
                        bridgeInterface(bridge, indexOf(bridge, topology.bridges())), LinkKey.ofBridge(bridge.id())));
            }
            return interfaces;
        }
        for (Endpoint endpoint : sandbox.endpoints()) {
            Network network = topology.networkOf(endpoint);
            MacAddress mac = endpoint.mac();
            if (endpoint.isAddressed() && mac != null) {
                NetworkInterface own = interfaceOf(
                        new Link(endpoint.interfaceName(), endpoint.linkIndex(), mac, network.mtu()),
                        endpoint.address(),
                        network.subnet(),
                        furtherAddresses(endpoint, network));
                interfaces.add(counted(own, LinkKey.of(endpoint.id())));
            }
        }
        return interfaces;
    }

    /** Whom a container has met on its networks; of the machine only what its bridges have met. */
    List<Neighbour> neighbours(Sandbox sandbox) {
        List<Neighbour> neighbours = new ArrayList<>();
        if (sandbox.kind() == Sandbox.Kind.HOST) {
            for (Network bridge : topology.bridges()) {
                addMet(neighbours, bridge, LinkKey.ofBridge(bridge.id()), bridge.linkName());
            }
        } else {
            for (Endpoint endpoint : sandbox.endpoints()) {
                addMet(neighbours, topology.networkOf(endpoint), LinkKey.of(endpoint.id()), endpoint.interfaceName());
            }
        }
        return neighbours;
    }

    private void addMet(List<Neighbour> neighbours, Network network, LinkKey own, String interfaceName) {
        for (LinkKey peer : topology.traffic().peers(own)) {
            if (peer.equals(LinkKey.ofBridge(network.id())) && network.gateway() != null) {
                neighbours.add(new Neighbour(
                        network.gateway().toString(), bridgeMac(network).text(), interfaceName));
            }
            for (Endpoint member : topology.members(network)) {
                if (LinkKey.of(member.id()).equals(peer) && member.address() != null && member.mac() != null) {
                    neighbours.add(new Neighbour(
                            member.address().toString(), member.mac().text(), interfaceName));
                }
            }
        }
    }

    private static MacAddress bridgeMac(Network bridge) {
        String digits = bridge.id().value();
        return new MacAddress("02:42:" + digits.substring(0, 2) + ":" + digits.substring(2, 4) + ":"
                + digits.substring(4, 6) + ":" + digits.substring(6, 8));
    }

    private NetworkInterface counted(NetworkInterface device, LinkKey link) {
        return device.counted(topology.traffic().now(link));
    }

    /** What an interface is apart from its addresses. */
    private record Link(String name, int index, MacAddress mac, int mtu) {}

    private static List<InterfaceAddress> furtherAddresses(Endpoint endpoint, Network network) {
        List<InterfaceAddress> addresses = new ArrayList<>();
        for (IpAddress given : endpoint.linkLocalAddresses()) {
            if (given instanceof Ipv4Address) {
                addresses.add(new InterfaceAddress(given, IPV4_LINK_LOCAL_PREFIX, true));
            }
        }
        AddressBlock<Ipv6Address> block = network.subnet6();
        Ipv6Address own = endpoint.ownLinkLocal();
        if (endpoint.address6() != null && block != null && own != null) {
            addresses.add(new InterfaceAddress(endpoint.address6(), block.prefixLength(), true));
            addresses.add(new InterfaceAddress(own, LINK_LOCAL.prefixLength(), false));
        }
        for (IpAddress given : endpoint.linkLocalAddresses()) {
            if (given instanceof Ipv6Address) {
                addresses.add(new InterfaceAddress(given, LINK_LOCAL.prefixLength(), false));
            }
        }
        return addresses;
    }

    /** The number of a bridge on the machine, which has {@code lo} and {@code eth0} besides. */
    static int indexOf(Network bridge, List<Network> bridges) {
        return FIRST_BRIDGE + bridges.indexOf(bridge);
    }

    /** The bridge's own place on the machine; its hardware address is made from its id. */
    private static NetworkInterface bridgeInterface(Network bridge, int index) {
        List<InterfaceAddress> further = new ArrayList<>();
        AddressBlock<Ipv6Address> block = bridge.subnet6();
        if (bridge.gateway6() != null && block != null) {
            further.add(new InterfaceAddress(bridge.gateway6(), block.prefixLength(), true));
        }
        return interfaceOf(
                new Link(bridge.linkName(), index, bridgeMac(bridge), bridge.mtu()),
                bridge.gateway(),
                bridge.subnet(),
                further);
    }

    private static NetworkInterface interfaceOf(
            Link link,
            @Nullable Ipv4Address address,
            @Nullable AddressBlock<Ipv4Address> block,
            List<InterfaceAddress> further) {
        String shown = "";
        String broadcast = "";
        int prefixLength = 0;
        if (address != null && block != null) {
            shown = address.toString();
            broadcast = block.prefixLength() < SMALLEST_WITH_BROADCAST
                    ? block.last().toString()
                    : "";
            prefixLength = block.prefixLength();
        }
        return new NetworkInterface(
                link.name(),
                link.index(),
                shown,
                prefixLength,
                broadcast,
                link.mac().text(),
                link.mtu(),
                true,
                further,
                LinkCounters.NONE);
    }

    /** The default route first, then in the order of the destinations. */
    List<Route> routes(Sandbox sandbox) {
        List<Route> routes = new ArrayList<>();
        List<Direct<Ipv4Address>> direct = new ArrayList<>();
        if (sandbox.kind() == Sandbox.Kind.HOST) {
            routes.add(new Route("0.0.0.0", 0, host.gateway().toString(), HostNetwork.LINK));
            direct.add(new Direct<>(host.subnet(), HostNetwork.LINK));
            for (Network bridge : topology.bridges()) {
                add(direct, bridge.gateway() == null ? null : bridge.subnet(), bridge.linkName());
            }
        } else {
            topology.wayOut(sandbox)
                    .ifPresent(endpoint -> routes.add(new Route(
                            "0.0.0.0",
                            0,
                            String.valueOf(topology.networkOf(endpoint).gateway()),
                            endpoint.interfaceName())));
            for (Endpoint endpoint : sandbox.endpoints()) {
                add(direct, topology.networkOf(endpoint).subnet(), endpoint.interfaceName());
            }
        }
        addInOrder(routes, direct);
        return routes;
    }

    /** Those of IPv6: networks at hand, links, then the default route. */
    List<Route> routes6(Sandbox sandbox) {
        List<Route> routes = new ArrayList<>();
        List<Direct<Ipv6Address>> direct = new ArrayList<>();
        if (sandbox.kind() == Sandbox.Kind.HOST) {
            for (Network bridge : topology.bridges()) {
                add(direct, bridge.gateway6() == null ? null : bridge.subnet6(), bridge.linkName());
            }
            addInOrder(routes, direct);
            return routes;
        }
        List<Direct<Ipv6Address>> links = new ArrayList<>();
        for (Endpoint endpoint : sandbox.endpoints()) {
            if (endpoint.address6() != null) {
                add(direct, topology.networkOf(endpoint).subnet6(), endpoint.interfaceName());
                links.add(new Direct<>(LINK_LOCAL, endpoint.interfaceName()));
            }
        }
        addInOrder(routes, direct);
        links.forEach(link -> routes.add(link.route()));
        topology.wayOut6(sandbox)
                .ifPresent(endpoint -> routes.add(new Route(
                        "::", 0, String.valueOf(topology.networkOf(endpoint).gateway6()), endpoint.interfaceName())));
        return routes;
    }

    private static <A extends Consecutive<A>> void add(
            List<Direct<A>> direct, @Nullable AddressBlock<A> block, String link) {
        if (block != null) {
            direct.add(new Direct<>(block, link));
        }
    }

    private static <A extends Consecutive<A>> void addInOrder(List<Route> routes, List<Direct<A>> direct) {
        direct.stream()
                .sorted(Comparator.comparing((Direct<A> each) -> each.block().base()))
                .map(Direct::route)
                .forEach(routes::add);
    }
}
