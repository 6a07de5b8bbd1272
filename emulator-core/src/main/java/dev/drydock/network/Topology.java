package dev.drydock.network;

import dev.drydock.network.fault.Lookup;
import dev.drydock.network.fault.LookupFault;
import dev.drydock.network.fault.NetworkFaults;
import dev.drydock.network.fault.Packet;
import dev.drydock.network.fault.PacketFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is where, and who reaches whom. Asked under the engine's lock. */
final class Topology {
    private final NetworkStore store;
    private final HostNetwork host;
    private final NetworkFaults faults;

    Topology(NetworkStore store, HostNetwork host, NetworkFaults faults) {
        this.store = store;
        this.host = host;
        this.faults = faults;
    }

    Traffic traffic() {
        return store.traffic();
    }

    LinkTable links() {
        return new LinkTable(this, host);
    }

    /** Whether a packet would be answered. */
    boolean reaches(Sandbox sandbox, IpAddress target) {
        return deliver(sandbox, target) instanceof Delivery.Arrives;
    }

    /**
     * Where a packet goes. A bridge carries packets between those who are on it, if it was not told to keep them apart;
     * through its gateway they come to the machine's own addresses, and no further: bridges drop what comes from each other,
     * and what leaves the machine is never answered.
     */
    Delivery deliver(Sandbox sandbox, IpAddress target) {
        if (target.isLoopback() || isOwn(sandbox, target)) {
            return Delivery.Arrives.inside(sandbox.key(), target);
        }
        return sandbox.kind() == Sandbox.Kind.HOST
                ? asMet("", deliverFromHost(target))
                : asMet(nameOf(sandbox), deliverFromContainer(sandbox, target));
    }

    /** What becomes of a packet by its fault. */
    private Delivery asMet(String from, Delivery delivery) {
        if (!(delivery instanceof Delivery.Arrives arrives)) {
            return delivery;
        }
        PacketFault fault = faults.packets().meetOften(() -> new Packet(from, nameAt(arrives.target())));
        if (fault == null) {
            return delivery;
        }
        if (fault instanceof PacketFault.Partition) {
            return Delivery.Fails.LOST;
        }
        LinkConditions is = arrives.conditions();
        return arrives.under(
                fault instanceof PacketFault.Latency slow
                        ? new LinkConditions(slow.latency(), is.loss())
                        : new LinkConditions(is.latency(), ((PacketFault.Loss) fault).part()));
    }

    /** Whose a stack is; empty if nobody's in particular. */
    private static String nameOf(Sandbox sandbox) {
        return sandbox.endpoints().stream()
                .map(endpoint -> endpoint.owner().name())
                .findFirst()
                .orElse("");
    }

    /** Who has an address; empty for the machine. */
    private String nameAt(IpAddress address) {
        for (Network network : store.all()) {
            Endpoint member = store.members(network.id()).at(address);
            if (member != null) {
                return member.owner().name();
            }
        }
        return "";
    }

    private Delivery deliverFromHost(IpAddress target) {
        for (Network bridge : bridges()) {
            IpAddress own = target instanceof Ipv4Address ? bridge.gateway() : bridge.gateway6();
            if (own != null && isOn(bridge, target)) {
                return arrival(bridge, LinkKey.ofBridge(bridge.id()), target, own);
            }
        }
        return target instanceof Ipv4Address ? Delivery.Fails.LOST : Delivery.Fails.NO_ROUTE;
    }

    private Delivery deliverFromContainer(Sandbox sandbox, IpAddress target) {
        if (target instanceof Ipv6Address && target.isLinkLocal()) {
            return deliverOnLinks(sandbox, target);
        }
        for (Endpoint endpoint : sandbox.endpoints()) {
            Network network = networkOf(endpoint);
            if (!isOn(network, target) || sourceFor(endpoint, target) == null) {
                continue;
            }
            boolean toGateway = target.equals(network.gateway()) || target.equals(network.gateway6());
            if (toGateway && network.driver() == NetworkDriver.BRIDGE) {
                return arrivalAtHost(endpoint, target);
            }
            return arrivalFrom(endpoint, network, target);
        }
        Optional<Endpoint> wayOut = target instanceof Ipv4Address ? wayOut(sandbox) : wayOut6(sandbox);
        if (wayOut.isEmpty()) {
            return Delivery.Fails.NO_ROUTE;
        }
        if (networkOf(wayOut.get()).driver() != NetworkDriver.BRIDGE) {
            // Its gateway would be beyond the interface of the machine, where nobody is.
            return Delivery.Fails.NOBODY;
        }
        return isOfHost(target) ? arrivalAtHost(wayOut.get(), target) : Delivery.Fails.LOST;
    }

    /** To an address that means something on one link alone. */
    private Delivery deliverOnLinks(Sandbox sandbox, IpAddress target) {
        Delivery delivery = Delivery.Fails.NO_ROUTE;
        for (Endpoint endpoint : sandbox.endpoints()) {
            if (endpoint.address6() != null) {
                delivery = arrivalFrom(endpoint, networkOf(endpoint), target);
                if (delivery instanceof Delivery.Arrives) {
                    return delivery;
                }
            }
        }
        return delivery;
    }

    private Delivery arrivalFrom(Endpoint endpoint, Network network, IpAddress target) {
        Delivery delivery = arrival(network, LinkKey.of(endpoint.id()), target, sourceFor(endpoint, target));
        return network.isolatesContainers() && delivery instanceof Delivery.Arrives ? Delivery.Fails.LOST : delivery;
    }

    private static boolean isOn(Network network, IpAddress target) {
        AddressBlock<Ipv4Address> block4 = network.subnet();
        AddressBlock<Ipv6Address> block6 = network.subnet6();
        return target instanceof Ipv4Address ipv4
                ? block4 != null && block4.contains(ipv4)
                : block6 != null && block6.contains((Ipv6Address) target);
    }

    /** Where packets of an endpoint say that they come from; null if it has no address of that family. */
    private static @Nullable IpAddress sourceFor(Endpoint endpoint, IpAddress target) {
        if (target instanceof Ipv4Address) {
            return endpoint.address();
        }
        return target.isLinkLocal() ? endpoint.ownLinkLocal() : endpoint.address6();
    }

    private Delivery arrivalAtHost(Endpoint from, IpAddress target) {
        IpAddress source = sourceFor(from, target);
        return source == null
                ? Delivery.Fails.NO_ROUTE
                : new Delivery.Arrives(
                        Sandbox.HOST_KEY,
                        source,
                        target,
                        store.conditions(from.network()),
                        way(networkOf(from), LinkKey.of(from.id()), LinkKey.ofBridge(from.network()), source));
    }

    private Delivery arrival(Network network, LinkKey from, IpAddress target, @Nullable IpAddress source) {
        Endpoint member = store.members(network.id()).at(target);
        Sandbox stack = member == null ? null : store.sandbox(member.sandbox());
        return member == null || stack == null || source == null
                ? Delivery.Fails.NOBODY
                : new Delivery.Arrives(
                        stack.key(),
                        source,
                        target,
                        store.conditions(network.id()),
                        way(network, from, LinkKey.of(member.id()), source));
    }

    private static Way way(Network network, LinkKey from, LinkKey to, IpAddress source) {
        return new Way(from, to, network.mtu(), source instanceof Ipv6Address);
    }

    /** From the machine to a container by a published port, which the bridge's address stands in front of. */
    Delivery deliverPublished(Sandbox sandbox) {
        Endpoint endpoint = wayOut(sandbox).or(() -> wayOut6(sandbox)).orElse(null);
        if (endpoint == null) {
            return Delivery.Fails.NOBODY;
        }
        Network network = networkOf(endpoint);
        IpAddress target = endpoint.address() == null ? endpoint.address6() : endpoint.address();
        IpAddress source = endpoint.address() == null ? network.gateway6() : network.gateway();
        return source == null || target == null
                ? Delivery.Fails.NOBODY
                : asMet(
                        "",
                        new Delivery.Arrives(
                                sandbox.key(),
                                source,
                                target,
                                store.conditions(network.id()),
                                way(network, LinkKey.ofBridge(network.id()), LinkKey.of(endpoint.id()), source)));
    }

    boolean isOwn(Sandbox sandbox, IpAddress address) {
        return sandbox.kind() == Sandbox.Kind.HOST
                ? isOfHost(address)
                : sandbox.endpoints().stream().anyMatch(endpoint -> endpoint.has(address));
    }

    /**
     * What the name service of a stack answers: the addresses of whom the stack itself calls so, or else of all who have the
     * name, on the stack's networks with a name service, in any case of letters. Those of IPv4 come first (28.5.2:
     * Sandbox.ResolveName).
     */
    List<IpAddress> addressesOf(Sandbox sandbox, String name) {
        if (faults.lookups().meet(() -> new Lookup(nameOf(sandbox), name)) == LookupFault.FAILS) {
            return List.of();
        }
        List<IpAddress> linked = addressesOf(sandbox, name, true);
        return linked.isEmpty() ? addressesOf(sandbox, name, false) : linked;
    }

    private List<IpAddress> addressesOf(Sandbox sandbox, String name, boolean byLink) {
        List<IpAddress> addresses = new ArrayList<>();
        List<IpAddress> addresses6 = new ArrayList<>();
        for (Endpoint endpoint : sandbox.endpoints()) {
            if (endpoint.dnsNames() == null) {
                continue;
            }
            String suffix = "." + networkOf(endpoint).name();
            String plain = name.length() > suffix.length()
                            && name.regionMatches(true, name.length() - suffix.length(), suffix, 0, suffix.length())
                    ? name.substring(0, name.length() - suffix.length())
                    : name;
            String target = endpoint.linkedNames().target(plain);
            if (byLink != (target != null)) {
                continue;
            }
            for (Endpoint member : store.members(endpoint.network()).all()) {
                if (hasName(member, target == null ? plain : target)) {
                    member.addresses()
                            .forEach(address -> (address instanceof Ipv4Address ? addresses : addresses6).add(address));
                }
            }
        }
        addresses.addAll(addresses6);
        return addresses;
    }

    private static boolean hasName(Endpoint member, String name) {
        List<String> names = member.dnsNames();
        return names != null && names.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The name that the name service of a stack gives for an address: {@code OWNER.NETWORK}. */
    Optional<String> nameOf(Sandbox sandbox, IpAddress address) {
        for (Endpoint endpoint : sandbox.endpoints()) {
            Endpoint member = store.members(endpoint.network()).at(address);
            if (endpoint.dnsNames() != null && member != null) {
                return Optional.of(
                        member.owner().name() + "." + networkOf(endpoint).name());
            }
        }
        return Optional.empty();
    }

    /** The endpoint that the default route goes through. */
    Optional<Endpoint> wayOut(Sandbox sandbox) {
        return Optional.ofNullable(gateways(sandbox).ipv4());
    }

    /** As {@link #wayOut}, for IPv6. */
    Optional<Endpoint> wayOut6(Sandbox sandbox) {
        return Optional.ofNullable(gateways(sandbox).ipv6());
    }

    /** What gives a stack its way out. */
    Gateways gateways(Sandbox sandbox) {
        return Gateways.among(byRank(sandbox).stream().map(this::candidate).toList());
    }

    /**
     * The places of a stack in the order in which the engine asks them: by priority, those with a way out first, those with
     * one for each family before, then by the names of their networks (28.5.2: Endpoint.Less).
     */
    List<Endpoint> byRank(Sandbox sandbox) {
        return sandbox.endpoints().stream()
                .sorted(Comparator.comparing((Endpoint place) -> -(long) place.gatewayPriority())
                        .thenComparing(place -> networkOf(place).internal())
                        .thenComparing(place -> -candidate(place).families())
                        .thenComparing(place -> networkOf(place).name()))
                .toList();
    }

    private Gateways.Candidate candidate(Endpoint place) {
        Network network = networkOf(place);
        boolean hasWayOut = !network.internal();
        return new Gateways.Candidate(
                place,
                hasWayOut && place.address() != null && network.gateway() != null,
                hasWayOut && place.address6() != null && network.gateway6() != null);
    }

    boolean isOfHost(IpAddress target) {
        return target.equals(host.address())
                || bridges().stream()
                        .anyMatch(bridge -> target.equals(bridge.gateway()) || target.equals(bridge.gateway6()));
    }

    List<Network> bridges() {
        return store.bridges();
    }

    Collection<Endpoint> members(Network network) {
        return store.members(network.id()).all();
    }

    Network networkOf(Endpoint endpoint) {
        Network network = store.byId().get(endpoint.network().value());
        if (network == null) {
            throw new IllegalStateException("A network was removed with an endpoint on it: " + endpoint.network());
        }
        return network;
    }
}
