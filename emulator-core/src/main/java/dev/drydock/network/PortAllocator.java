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
public final class PortAllocator {
    private static final String ANY_IPV4 = "0.0.0.0";
    private static final String ANY_IPV6 = "::";

    private final Map<Place, PortMap> places;

    public PortAllocator() {
        this(new LinkedHashMap<>());
    }

    private PortAllocator(Map<Place, PortMap> places) {
        this.places = places;
    }

    /** An allocator with the same ports taken, that goes on by itself. */
    public PortAllocator copy() {
        Map<Place, PortMap> copy = new LinkedHashMap<>();
        places.forEach((place, ports) -> copy.put(place, ports.copy()));
        return new PortAllocator(copy);
    }

    /**
     * Takes the ports of an endpoint: all, or none if one of them is refused.
     *
     * @param isOfHost whether an address is one of the machine's
     * @param opener what opens them
     * @return in the order of the requests; for every address of the host, IPv4 first
     * @throws EngineException unclassified, naming the endpoint
     */
    public List<PublishedPort> publish(
            Endpoint endpoint, List<PortRequest> requests, Predicate<String> isOfHost, PortOpener opener) {
        List<PublishedPort> published = new ArrayList<>();
        try {
            for (PortRequest request : requests) {
                if (!request.hostIp().isEmpty() && !isOfHost.test(request.hostIp())) {
                    throw NetworkErrors.notAnAddressOfTheHost(request, endpoint);
                }
                published.addAll(takeAndOpen(request, endpoint, opener));
            }
        } catch (EngineException refusal) {
            published.forEach(opener::close);
            release(published);
            throw NetworkErrors.externalConnectivity(endpoint, refusal);
        }
        return List.copyOf(published);
    }

    /** Gives ports back. */
    public void release(List<PublishedPort> published) {
        for (PublishedPort port : published) {
            PortMap ports = places.get(new Place(port.hostIp(), port.protocol()));
            if (ports != null) {
                ports.giveBack(port.hostPort());
            }
        }
    }

    /** A port of a range that somebody else has on the machine is passed over. */
    private List<PublishedPort> takeAndOpen(PortRequest request, Endpoint endpoint, PortOpener opener) {
        int left = request.isEphemeral() ? PortRange.EPHEMERAL.size() : request.lastPort() - request.firstPort() + 1;
        for (; ; ) {
            List<PublishedPort> taken = take(request);
            left--;
            PublishedPort refused = null;
            try {
                for (PublishedPort port : taken) {
                    refused = port;
                    opener.open(port);
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

    private List<PublishedPort> take(PortRequest request) {
        List<String> addresses = request.hostIp().isEmpty() ? List.of(ANY_IPV4, ANY_IPV6) : List.of(request.hostIp());
        int port = request.firstPort() == request.lastPort() && !request.isEphemeral()
                ? takeSingle(request, addresses)
                : takeFromRange(request, addresses);
        List<PublishedPort> published = new ArrayList<>();
        for (String address : addresses) {
            portsOf(new Place(address, request.protocol())).take(port);
            published.add(new PublishedPort(request.containerPort(), request.protocol(), address, port));
        }
        return published;
    }

    private int takeSingle(PortRequest request, List<String> addresses) {
        int port = request.firstPort();
        for (String address : addresses) {
            Place holder = holderOf(new Place(address, request.protocol()), port);
            if (holder != null) {
                throw NetworkErrors.portAllocated(holder.address(), port);
            }
        }
        return port;
    }

    private int takeFromRange(PortRequest request, List<String> addresses) {
        PortRange range =
                request.isEphemeral() ? PortRange.EPHEMERAL : new PortRange(request.firstPort(), request.lastPort());
        PortMap first = portsOf(new Place(addresses.get(0), request.protocol()));
        int port = first.lastOf(range);
        for (int tried = 0; tried < range.size(); tried++) {
            port = range.after(port);
            int candidate = port;
            boolean free = addresses.stream()
                    .allMatch(address -> holderOf(new Place(address, request.protocol()), candidate) == null);
            if (free) {
                addresses.forEach(address ->
                        portsOf(new Place(address, request.protocol())).given(range, candidate));
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
