package dev.drydock.network;

import dev.drydock.id.EndpointId;
import dev.drydock.id.IdSource;
import dev.drydock.id.IdStream;
import dev.drydock.id.NetworkId;
import dev.drydock.id.PrefixIndex;
import dev.drydock.id.SandboxId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All that the engine knows of its networks: maps of values that do not change. Used under the engine's lock. */
final class NetworkStore {
    private static final String GLOBAL = "global";

    private final PrefixIndex<Network> byId;
    private final Map<String, Network> byName;
    private final Map<NetworkId, NetworkMembers> members;
    private final Map<SandboxId, Sandbox> sandboxes;
    private final AddressSpace localSpace;
    private final AddressSpace globalSpace;
    private final Map<NetworkId, LinkConditions> conditions;
    private final PortAllocator ports;
    private final Traffic traffic = new Traffic();
    private final AtomicLong version = new AtomicLong();
    private final IdStream networkIds;
    private final IdStream endpointIds;
    private final IdStream sandboxIds;
    private final IdStream macs;
    private final IdStream links;

    /** @param engineId where the subnets of IPv6 come from that it offers */
    NetworkStore(IdSource ids, String engineId) {
        byId = new PrefixIndex<>();
        byName = new TreeMap<>();
        members = new HashMap<>();
        sandboxes = new LinkedHashMap<>();
        conditions = new HashMap<>();
        ports = new PortAllocator();
        localSpace = AddressSpace.local(engineId);
        globalSpace = AddressSpace.global();
        networkIds = ids.stream("network");
        endpointIds = ids.stream("endpoint");
        sandboxIds = ids.stream("sandbox");
        macs = ids.stream("mac");
        links = ids.stream("link");
    }

    private NetworkStore(NetworkStore other) {
        byId = other.byId.copy();
        byName = new TreeMap<>(other.byName);
        members = new HashMap<>();
        other.members.forEach((id, ofNetwork) -> members.put(id, ofNetwork.copy()));
        sandboxes = new LinkedHashMap<>(other.sandboxes);
        conditions = new HashMap<>(other.conditions);
        ports = other.ports.copy();
        localSpace = other.localSpace.copy();
        globalSpace = other.globalSpace.copy();
        networkIds = other.networkIds.copy();
        endpointIds = other.endpointIds.copy();
        sandboxIds = other.sandboxIds.copy();
        macs = other.macs.copy();
        links = other.links.copy();
    }

    NetworkStore copy() {
        return new NetworkStore(this);
    }

    PrefixIndex<Network> byId() {
        return byId;
    }

    @Nullable
    Network named(String name) {
        return byName.get(name);
    }

    /** In the order of their names. */
    Collection<Network> all() {
        return byName.values();
    }

    /** In the order of their names. */
    List<Network> bridges() {
        return byName.values().stream()
                .filter(network -> network.driver() == NetworkDriver.BRIDGE)
                .toList();
    }

    NetworkMembers members(NetworkId network) {
        NetworkMembers ofNetwork = members.get(network);
        if (ofNetwork == null) {
            throw NetworkErrors.notFound(network.value());
        }
        return ofNetwork;
    }

    void add(Network network, NetworkMembers ofNetwork) {
        byId.put(network.id().value(), network);
        byName.put(network.name(), network);
        members.put(network.id(), ofNetwork);
    }

    void remove(Network network) {
        byId.remove(network.id().value());
        byName.remove(network.name());
        members.remove(network.id());
        conditions.remove(network.id());
        AddressSpace space = space(network.scope());
        if (network.ipv4() != null) {
            space.ipv4().giveBack(network.ipv4().block());
        }
        if (network.ipv6() != null) {
            space.ipv6().giveBack(network.ipv6().block());
        }
    }

    /** How well packets get over a network. */
    LinkConditions conditions(NetworkId network) {
        return conditions.getOrDefault(network, LinkConditions.PERFECT);
    }

    void put(NetworkId network, LinkConditions changed) {
        conditions.put(network, changed);
        version.incrementAndGet();
    }

    /** Another one whenever the way of a packet may have changed; may be asked by any thread. */
    long version() {
        return version.get();
    }

    @Nullable
    Sandbox sandbox(SandboxId id) {
        return sandboxes.get(id);
    }

    void put(Sandbox sandbox) {
        sandboxes.put(sandbox.id(), sandbox);
        version.incrementAndGet();
    }

    void removeSandbox(SandboxId id) {
        sandboxes.remove(id);
        version.incrementAndGet();
    }

    /** What has gone over the networks; a copy begins anew. */
    Traffic traffic() {
        return traffic;
    }

    /** Which ports of the host are taken. */
    PortAllocator ports() {
        return ports;
    }

    /** Where the subnets of networks of a scope are kept. */
    AddressSpace space(String scope) {
        return scope.equals(GLOBAL) ? globalSpace : localSpace;
    }

    NetworkId newNetworkId() {
        return new NetworkId(IdSource.hexId(networkIds));
    }

    EndpointId newEndpointId() {
        return new EndpointId(IdSource.hexId(endpointIds));
    }

    SandboxId newSandboxId() {
        return new SandboxId(IdSource.hexId(sandboxIds));
    }

    /** The name that the engine gives the end of a pair of interfaces before it becomes the container's. */
    String newLinkName() {
        return "veth" + IdSource.hexId(links).substring(0, 7);
    }

    MacAddress newMacAddress() {
        return MacAddress.random(macs);
    }
}
