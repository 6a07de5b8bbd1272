package dev.drydock.network;

import dev.drydock.id.EndpointId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is on one network, and which of its addresses are free. Each question costs the same however many there are. */
final class NetworkMembers {
    private final @Nullable AddressPool<Ipv4Address> pool4;
    private final @Nullable AddressPool<Ipv6Address> pool6;
    private final Map<EndpointId, Endpoint> byId;
    private final Map<IpAddress, Endpoint> byAddress;
    private final Map<String, Endpoint> byOwnerName;

    /**
     * @param pool4 null for a network without such addresses
     * @param pool6 null for a network without such addresses
     */
    NetworkMembers(@Nullable AddressPool<Ipv4Address> pool4, @Nullable AddressPool<Ipv6Address> pool6) {
        this(pool4, pool6, new LinkedHashMap<>(), new HashMap<>(), new HashMap<>());
    }

    private NetworkMembers(
            @Nullable AddressPool<Ipv4Address> pool4,
            @Nullable AddressPool<Ipv6Address> pool6,
            Map<EndpointId, Endpoint> byId,
            Map<IpAddress, Endpoint> byAddress,
            Map<String, Endpoint> byOwnerName) {
        this.pool4 = pool4;
        this.pool6 = pool6;
        this.byId = byId;
        this.byAddress = byAddress;
        this.byOwnerName = byOwnerName;
    }

    NetworkMembers copy() {
        return new NetworkMembers(
                pool4 == null ? null : pool4.copy(),
                pool6 == null ? null : pool6.copy(),
                new LinkedHashMap<>(byId),
                new HashMap<>(byAddress),
                new HashMap<>(byOwnerName));
    }

    @Nullable
    AddressPool<Ipv4Address> pool4() {
        return pool4;
    }

    @Nullable
    AddressPool<Ipv6Address> pool6() {
        return pool6;
    }

    /** In the order of connection. */
    Collection<Endpoint> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    @Nullable
    Endpoint at(IpAddress address) {
        return byAddress.get(address);
    }

    boolean hasOwner(String name) {
        return byOwnerName.containsKey(name);
    }

    void add(Endpoint endpoint) {
        byId.put(endpoint.id(), endpoint);
        byOwnerName.put(endpoint.owner().name(), endpoint);
        everyAddress(endpoint).forEach(address -> byAddress.put(address, endpoint));
    }

    /** Forgets an endpoint and gives its address back. */
    void remove(Endpoint endpoint) {
        byId.remove(endpoint.id());
        byOwnerName.remove(endpoint.owner().name());
        everyAddress(endpoint).forEach(address -> byAddress.remove(address, endpoint));
        if (pool4 != null && endpoint.address() != null) {
            pool4.giveBack(endpoint.address());
        }
        if (pool6 != null && endpoint.address6() != null) {
            pool6.giveBack(endpoint.address6());
        }
    }

    /** Puts a changed endpoint in the place of the one with its id. */
    void replace(Endpoint before, Endpoint after) {
        byOwnerName.remove(before.owner().name());
        byId.put(after.id(), after);
        byOwnerName.put(after.owner().name(), after);
        everyAddress(after).forEach(address -> byAddress.put(address, after));
    }

    /** All that it is reached by. */
    private static List<IpAddress> everyAddress(Endpoint endpoint) {
        List<IpAddress> addresses = new ArrayList<>(endpoint.addresses());
        addresses.addAll(endpoint.linkLocalAddresses());
        Ipv6Address own = endpoint.ownLinkLocal();
        if (own != null) {
            addresses.add(own);
        }
        return addresses;
    }
}
