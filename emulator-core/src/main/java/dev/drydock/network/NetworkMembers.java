package dev.drydock.network;

import dev.drydock.id.EndpointId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is on one network, and which of its addresses are free. Each question costs the same however many there are. */
final class NetworkMembers {
    private final @Nullable AddressPool pool;
    private final Map<EndpointId, Endpoint> byId;
    private final Map<Ipv4Address, Endpoint> byAddress;
    private final Map<String, Endpoint> byOwnerName;

    /** @param pool null for a network without addresses */
    NetworkMembers(@Nullable AddressPool pool) {
        this(pool, new LinkedHashMap<>(), new HashMap<>(), new HashMap<>());
    }

    private NetworkMembers(
            @Nullable AddressPool pool,
            Map<EndpointId, Endpoint> byId,
            Map<Ipv4Address, Endpoint> byAddress,
            Map<String, Endpoint> byOwnerName) {
        this.pool = pool;
        this.byId = byId;
        this.byAddress = byAddress;
        this.byOwnerName = byOwnerName;
    }

    NetworkMembers copy() {
        return new NetworkMembers(
                pool == null ? null : pool.copy(),
                new LinkedHashMap<>(byId),
                new HashMap<>(byAddress),
                new HashMap<>(byOwnerName));
    }

    @Nullable
    AddressPool pool() {
        return pool;
    }

    /** In the order of connection. */
    Collection<Endpoint> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    @Nullable
    Endpoint at(Ipv4Address address) {
        return byAddress.get(address);
    }

    boolean hasOwner(String name) {
        return byOwnerName.containsKey(name);
    }

    void add(Endpoint endpoint) {
        byId.put(endpoint.id(), endpoint);
        byOwnerName.put(endpoint.owner().name(), endpoint);
        if (endpoint.address() != null) {
            byAddress.put(endpoint.address(), endpoint);
        }
    }

    /** Forgets an endpoint and gives its address back. */
    void remove(Endpoint endpoint) {
        byId.remove(endpoint.id());
        byOwnerName.remove(endpoint.owner().name());
        if (endpoint.address() != null) {
            byAddress.remove(endpoint.address());
            if (pool != null) {
                pool.giveBack(endpoint.address());
            }
        }
    }

    /** Puts a changed endpoint in the place of the one with its id. */
    void replace(Endpoint before, Endpoint after) {
        byOwnerName.remove(before.owner().name());
        byId.put(after.id(), after);
        byOwnerName.put(after.owner().name(), after);
        if (after.address() != null) {
            byAddress.put(after.address(), after);
        }
    }
}
