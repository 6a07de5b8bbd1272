package dev.drydock.network;

import dev.drydock.error.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which ports of the host are taken by published ports; what opens them is given. A single port is given or refused. A range, and the
 * ephemeral range for those who name no port, is searched upward from the port that was given last, so that a freed one
 * comes again only after all others (engine 28.5.2). An address of all of a family and each single one of that family
 * are in each other's way. Not thread-safe: called under the engine's lock.
 */
final class PortAllocator {
    private static final String ANY_IPV4 = "0.0.0.0";
    private static final String ANY_IPV6 = "::";

    private final Map<Place, PortMap> places;

    PortAllocator() {
        this(new LinkedHashMap<>());
    }

    private PortAllocator(Map<Place, PortMap> places) {
        this.places = places;
    }

    /** An allocator with the same ports taken, that goes on by itself. */
    PortAllocator copy() {
        Map<Place, PortMap> copy = new LinkedHashMap<>();
        places.forEach((place, ports) -> copy.put(place, ports.copy()));
        return new PortAllocator(copy);
    }

    /**
     * Takes the ports of an endpoint: all, or none if one of them is refused.
     *
     * @param isOfHost whether an address is one of the machine's
     * @param opener what opens them
     * @return in the order of the groups and of their addresses
     * @throws EngineException unclassified, naming the endpoint
     */
    List<PublishedPort> publish(
            Endpoint endpoint, List<PortGroup> groups, Predicate<String> isOfHost, PortOpener opener) {
        List<PublishedPort> published = new ArrayList<>();
        try {
            for (PortGroup group : groups) {
                for (String address : group.hostAddresses()) {
                    if (!isOfHost.test(address)) {
                        throw NetworkErrors.notAnAddressOfTheHost(group, address, endpoint);
                    }
                }
                published.addAll(takeAndOpen(group, endpoint, opener));
            }
        } catch (EngineException refusal) {
            published.forEach(opener::close);
            release(published);
            throw NetworkErrors.externalConnectivity(endpoint, refusal);
        }
        return List.copyOf(published);
    }

    /** Who has what is sent to a port of an address of the machine; null if nobody. */
    @Nullable
    PortHolder holder(String address, String protocol, int port) {
        PortHolder exact = holderAt(new Place(address, protocol), port);
        String any = address.indexOf(':') >= 0 ? ANY_IPV6 : ANY_IPV4;
        return exact == null ? holderAt(new Place(any, protocol), port) : exact;
    }

    private @Nullable PortHolder holderAt(Place place, int port) {
        PortMap ports = places.get(place);
        return ports == null ? null : ports.holder(port);
    }

    /** Whether a port is taken that is in the way of one of an address, {@code 0.0.0.0} and {@code ::} among them. */
    boolean isTaken(String address, String protocol, int port) {
        return holderOf(new Place(address, protocol), port) != null;
    }

    /** The engine has begun anew: it does not know which ports it gave last, only which are taken. */
    void searchFromStart() {
        places.values().forEach(PortMap::searchFromStart);
    }

    /** Gives ports back. */
    void release(List<PublishedPort> published) {
        for (PublishedPort port : published) {
            PortMap ports = places.get(new Place(port.hostIp(), port.protocol()));
            if (ports != null) {
                ports.giveBack(port.hostPort());
            }
        }
    }

    /** A port of a range that somebody else has on the machine is passed over. */
    private List<PublishedPort> takeAndOpen(PortGroup group, Endpoint endpoint, PortOpener opener) {
        int left = group.isEphemeral() ? PortRange.EPHEMERAL.size() : group.lastPort() - group.firstPort() + 1;
        List<String> addresses = group.widestAddresses();
        for (; ; ) {
            List<PublishedPort> taken = take(group, endpoint);
            refuseWhatNobodyHears(group, taken);
            left--;
            PublishedPort refused = null;
            try {
                for (PublishedPort port : taken.stream().distinct().toList()) {
                    refused = port;
                    if (addresses.contains(port.hostIp())) {
                        opener.open(port);
                    }
                }
                return taken;
            } catch (IOException inUse) {
                taken.forEach(opener::close);
                release(taken);
                if (left <= 0 && refused != null) {
                    throw NetworkErrors.cannotBind(refused, endpoint, inUse);
                }
            }
        }
    }

    /**
     * The machine's kernel has no SCTP (28.5.2: startProxy). The same address twice is bound by whoever may share it, but only
     * datagrams can be heard so (listenBoundPorts).
     */
    private void refuseWhatNobodyHears(PortGroup group, List<PublishedPort> taken) {
        if (group.isSctp()) {
            release(taken);
            throw NetworkErrors.noSctp(taken.get(0));
        }
        if (group.repeatsAddresses() && !group.isUdp()) {
            release(taken);
            throw NetworkErrors.cannotListen();
        }
    }

    private List<PublishedPort> take(PortGroup group, Endpoint endpoint) {
        int port = group.firstPort() == group.lastPort() && !group.isEphemeral()
                ? takeSingle(group)
                : takeFromRange(group);
        List<PublishedPort> published = new ArrayList<>();
        for (String address : group.hostAddresses()) {
            portsOf(new Place(address, group.protocol()))
                    .take(port, new PortHolder(endpoint.sandbox(), group.containerPort()));
            published.add(new PublishedPort(group.containerPort(), group.protocol(), address, port));
        }
        return published;
    }

    private int takeSingle(PortGroup group) {
        int port = group.firstPort();
        for (String address : group.hostAddresses()) {
            Place holder = holderOf(new Place(address, group.protocol()), port);
            if (holder != null) {
                throw NetworkErrors.portAllocated(holder.address(), port);
            }
        }
        return port;
    }

    private int takeFromRange(PortGroup group) {
        PortRange range =
                group.isEphemeral() ? PortRange.EPHEMERAL : new PortRange(group.firstPort(), group.lastPort());
        PortMap first = portsOf(new Place(group.hostAddresses().get(0), group.protocol()));
        int port = first.lastOf(range);
        for (int tried = 0; tried < range.size(); tried++) {
            port = range.after(port);
            int candidate = port;
            boolean free = group.hostAddresses().stream()
                    .allMatch(address -> holderOf(new Place(address, group.protocol()), candidate) == null);
            if (free) {
                group.hostAddresses()
                        .forEach(address ->
                                portsOf(new Place(address, group.protocol())).given(range, candidate));
                return port;
            }
        }
        throw NetworkErrors.allPortsAllocated();
    }

    /** Where a port is taken that is in the way of a place; null if nowhere. */
    private @Nullable Place holderOf(Place wanted, int port) {
        for (Map.Entry<Place, PortMap> place : places.entrySet()) {
            if (place.getKey().isInTheWayOf(wanted) && place.getValue().isTaken(port)) {
                return place.getKey();
            }
        }
        return null;
    }

    private PortMap portsOf(Place place) {
        return places.computeIfAbsent(place, newPlace -> new PortMap());
    }

    private record Place(String address, String protocol) {
        boolean isInTheWayOf(Place other) {
            return protocol.equals(other.protocol)
                    && isIpv6() == other.isIpv6()
                    && (address.equals(other.address) || isAny() || other.isAny());
        }

        private boolean isIpv6() {
            return address.indexOf(':') >= 0;
        }

        private boolean isAny() {
            return address.equals(ANY_IPV4) || address.equals(ANY_IPV6);
        }
    }
}
