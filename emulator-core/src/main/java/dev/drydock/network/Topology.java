package dev.drydock.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is where, and who reaches whom. Asked under the engine's lock. */
final class Topology {
    private static final NetworkInterface LOOPBACK =
            new NetworkInterface("lo", 1, "127.0.0.1", 8, "", "00:00:00:00:00:00", 65536, true);

    private final NetworkStore store;
    private final HostNetwork host;

    Topology(NetworkStore store, HostNetwork host) {
        this.store = store;
        this.host = host;
    }

    List<NetworkInterface> interfaces(Sandbox sandbox) {
        List<NetworkInterface> interfaces = new ArrayList<>();
        interfaces.add(LOOPBACK);
        if (sandbox.kind() == Sandbox.Kind.HOST) {
            interfaces.add(interfaceOf("eth0", 2, host.address(), host.subnet(), host.mac(), 1500));
            for (Network bridge : bridges()) {
                interfaces.add(bridgeInterface(bridge, interfaces.size() + 1));
            }
            return interfaces;
        }
        for (Endpoint endpoint : sandbox.endpoints()) {
            Network network = networkOf(endpoint);
            if (endpoint.address() != null && network.subnet() != null && endpoint.mac() != null) {
                interfaces.add(interfaceOf(
                        endpoint.interfaceName(),
                        endpoint.linkIndex(),
                        endpoint.address(),
                        network.subnet(),
                        endpoint.mac(),
                        network.mtu()));
            }
        }
        return interfaces;
    }

    /** The default route first, then in the order of the destinations. */
    List<Route> routes(Sandbox sandbox) {
        List<Route> routes = new ArrayList<>();
        List<Direct> direct = new ArrayList<>();
        if (sandbox.kind() == Sandbox.Kind.HOST) {
            routes.add(new Route("0.0.0.0", 0, host.gateway().toString(), "eth0"));
            direct.add(new Direct(host.subnet(), "eth0"));
            for (Network bridge : bridges()) {
                if (bridge.subnet() != null) {
                    direct.add(new Direct(bridge.subnet(), linkName(bridge)));
                }
            }
        } else {
            wayOut(sandbox)
                    .ifPresent(endpoint -> routes.add(new Route(
                            "0.0.0.0", 0, String.valueOf(networkOf(endpoint).gateway()), endpoint.interfaceName())));
            for (Endpoint endpoint : sandbox.endpoints()) {
                Ipv4Subnet subnet = networkOf(endpoint).subnet();
                if (subnet != null) {
                    direct.add(new Direct(subnet, endpoint.interfaceName()));
                }
            }
        }
        direct.stream()
                .sorted(Comparator.comparing(Direct::subnet))
                .map(Direct::route)
                .forEach(routes::add);
        return routes;
    }

    /** Whether a packet would be answered. */
    boolean reaches(Sandbox sandbox, Ipv4Address target) {
        return deliver(sandbox, target) instanceof Delivery.Arrives;
    }

    /**
     * Where a packet goes. A bridge carries packets between those who are on it, if it was not told to keep them apart;
     * through its gateway they come to the machine's own addresses, and no further: bridges drop what comes from each other,
     * and what leaves the machine is never answered.
     */
    Delivery deliver(Sandbox sandbox, Ipv4Address target) {
        if (target.isLoopback() || isOwn(sandbox, target)) {
            return new Delivery.Arrives(sandbox.key(), target);
        }
        return sandbox.kind() == Sandbox.Kind.HOST ? deliverFromHost(target) : deliverFromContainer(sandbox, target);
    }

    private Delivery deliverFromHost(Ipv4Address target) {
        for (Network bridge : bridges()) {
            if (bridge.subnet() != null && bridge.subnet().contains(target)) {
                return arrival(bridge, target, bridge.gateway());
            }
        }
        return Delivery.Fails.LOST;
    }

    private Delivery deliverFromContainer(Sandbox sandbox, Ipv4Address target) {
        for (Endpoint endpoint : sandbox.endpoints()) {
            Network network = networkOf(endpoint);
            if (network.subnet() != null && network.subnet().contains(target)) {
                if (target.equals(network.gateway())) {
                    return arrivalAtHost(endpoint);
                }
                boolean apart = "false".equals(network.options().get("com.docker.network.bridge.enable_icc"));
                Delivery delivery = arrival(network, target, endpoint.address());
                return apart && delivery instanceof Delivery.Arrives ? Delivery.Fails.LOST : delivery;
            }
        }
        Optional<Endpoint> wayOut = wayOut(sandbox);
        if (wayOut.isEmpty()) {
            return Delivery.Fails.NO_ROUTE;
        }
        return isOfHost(target) ? arrivalAtHost(wayOut.get()) : Delivery.Fails.LOST;
    }

    private Delivery arrivalAtHost(Endpoint from) {
        Ipv4Address source = from.address();
        return source == null ? Delivery.Fails.NO_ROUTE : new Delivery.Arrives(Sandbox.HOST_KEY, source);
    }

    private Delivery arrival(Network network, Ipv4Address target, @Nullable Ipv4Address source) {
        Endpoint member = store.members(network.id()).at(target);
        Sandbox stack = member == null ? null : store.sandbox(member.sandbox());
        return stack == null || source == null ? Delivery.Fails.NOBODY : new Delivery.Arrives(stack.key(), source);
    }

    /** From the machine to a container by a published port, which the bridge's address stands in front of. */
    Delivery deliverPublished(Sandbox sandbox) {
        Ipv4Address gateway =
                wayOut(sandbox).map(endpoint -> networkOf(endpoint).gateway()).orElse(null);
        return gateway == null ? Delivery.Fails.NOBODY : new Delivery.Arrives(sandbox.key(), gateway);
    }

    boolean isOwn(Sandbox sandbox, Ipv4Address address) {
        return sandbox.kind() == Sandbox.Kind.HOST
                ? isOfHost(address)
                : sandbox.endpoints().stream().anyMatch(endpoint -> address.equals(endpoint.address()));
    }

    /**
     * What the name service of a stack answers: the addresses of all who have the name, on the stack's networks with a name
     * service, in any case of letters.
     */
    List<String> addressesOf(Sandbox sandbox, String name) {
        List<String> addresses = new ArrayList<>();
        for (Endpoint endpoint : sandbox.endpoints()) {
            if (endpoint.dnsNames() == null) {
                continue;
            }
            String suffix = "." + networkOf(endpoint).name();
            String plain = name.length() > suffix.length()
                            && name.regionMatches(true, name.length() - suffix.length(), suffix, 0, suffix.length())
                    ? name.substring(0, name.length() - suffix.length())
                    : name;
            for (Endpoint member : store.members(endpoint.network()).all()) {
                if (member.address() != null && hasName(member, plain)) {
                    addresses.add(member.address().toString());
                }
            }
        }
        return addresses;
    }

    private static boolean hasName(Endpoint member, String name) {
        List<String> names = member.dnsNames();
        return names != null && names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The name that the name service of a stack gives for an address: {@code OWNER.NETWORK}. */
    Optional<String> nameOf(Sandbox sandbox, Ipv4Address address) {
        for (Endpoint endpoint : sandbox.endpoints()) {
            Endpoint member = store.members(endpoint.network()).at(address);
            if (endpoint.dnsNames() != null && member != null) {
                return Optional.of(
                        member.owner().name() + "." + networkOf(endpoint).name());
            }
        }
        return Optional.empty();
    }

    /** The endpoint that the default route goes through: the highest priority, then the first name of a network. */
    Optional<Endpoint> wayOut(Sandbox sandbox) {
        return sandbox.endpoints().stream()
                .filter(endpoint ->
                        endpoint.address() != null && !networkOf(endpoint).internal())
                .min(Comparator.comparing((Endpoint endpoint) -> -(long) endpoint.gatewayPriority())
                        .thenComparing(endpoint -> networkOf(endpoint).name()));
    }

    boolean isOfHost(Ipv4Address target) {
        return target.equals(host.address()) || bridges().stream().anyMatch(bridge -> target.equals(bridge.gateway()));
    }

    private List<Network> bridges() {
        return store.all().stream()
                .filter(network -> network.driver() == NetworkDriver.BRIDGE)
                .toList();
    }

    private Network networkOf(Endpoint endpoint) {
        Network network = store.byId().get(endpoint.network().value());
        if (network == null) {
            throw new IllegalStateException("A network was removed with an endpoint on it: " + endpoint.network());
        }
        return network;
    }

    /** The bridge's own place on the machine; its hardware address is made from its id. */
    private static NetworkInterface bridgeInterface(Network bridge, int index) {
        Ipv4Subnet subnet = bridge.subnet();
        Ipv4Address gateway = bridge.gateway();
        if (subnet == null || gateway == null) {
            throw new IllegalStateException("A bridge has addresses: " + bridge.name());
        }
        String digits = bridge.id().value();
        MacAddress mac = new MacAddress("02:42:" + digits.substring(0, 2) + ":" + digits.substring(2, 4) + ":"
                + digits.substring(4, 6) + ":" + digits.substring(6, 8));
        return interfaceOf(linkName(bridge), index, gateway, subnet, mac, bridge.mtu());
    }

    private static String linkName(Network bridge) {
        String given = bridge.options().get("com.docker.network.bridge.name");
        return given == null ? "br-" + bridge.id().shortForm() : given;
    }

    private static NetworkInterface interfaceOf(
            String name, int index, Ipv4Address address, Ipv4Subnet subnet, MacAddress mac, int mtu) {
        String broadcast = subnet.last().toString();
        return new NetworkInterface(
                name, index, address.toString(), subnet.prefixLength(), broadcast, mac.text(), mtu, true);
    }

    private record Direct(Ipv4Subnet subnet, String link) {
        Route route() {
            return new Route(subnet.base().toString(), subnet.prefixLength(), "", link);
        }
    }
}
