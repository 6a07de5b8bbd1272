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
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that the engine knows of its networks: maps of values that do not change. Used under the engine's lock. */
final class NetworkStore {
    private final PrefixIndex<Network> byId;
    private final Map<String, Network> byName;
    private final Map<NetworkId, NetworkMembers> members;
    private final Map<SandboxId, Sandbox> sandboxes;
    private final SubnetPlan subnets;
    private final IdStream networkIds;
    private final IdStream endpointIds;
    private final IdStream sandboxIds;
    private final IdStream macs;

    NetworkStore(IdSource ids) {
        byId = new PrefixIndex<>();
        byName = new TreeMap<>();
        members = new HashMap<>();
        sandboxes = new LinkedHashMap<>();
        subnets = new SubnetPlan();
        networkIds = ids.stream("network");
        endpointIds = ids.stream("endpoint");
        sandboxIds = ids.stream("sandbox");
        macs = ids.stream("mac");
    }

    private NetworkStore(NetworkStore other) {
        byId = other.byId.copy();
        byName = new TreeMap<>(other.byName);
        members = new HashMap<>();
        other.members.forEach((id, ofNetwork) -> members.put(id, ofNetwork.copy()));
        sandboxes = new LinkedHashMap<>(other.sandboxes);
        subnets = other.subnets.copy();
        networkIds = other.networkIds.copy();
        endpointIds = other.endpointIds.copy();
        sandboxIds = other.sandboxIds.copy();
        macs = other.macs.copy();
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
        if (network.subnet() != null) {
            subnets.giveBack(network.subnet());
        }
    }

    @Nullable
    Sandbox sandbox(SandboxId id) {
        return sandboxes.get(id);
    }

    void put(Sandbox sandbox) {
        sandboxes.put(sandbox.id(), sandbox);
    }

    void removeSandbox(SandboxId id) {
        sandboxes.remove(id);
    }

    SubnetPlan subnets() {
        return subnets;
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

    MacAddress newMacAddress() {
        return MacAddress.random(macs);
    }
}
