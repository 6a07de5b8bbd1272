package dev.drydock.network;

import dev.drydock.id.NetworkId;
import dev.drydock.id.SandboxId;
import dev.drydock.lock.EngineLock;
import dev.drydock.network.fault.NetworkFaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The network stacks of running containers, and their places on networks. A start opens a sandbox and attaches it to each
 * network; a stop closes it, which gives every address back. Attaching says nothing to listeners, because the engine tells
 * of it only once the container's process stands: {@link #announce} does. Published ports are where the way out of a
 * stack is; whoever changes its networks says which ports it wants. Except for views, not thread-safe: called under the
 * engine's lock.
 */
public final class Sandboxes {
    private final Networks networks;
    private final HostNetwork host;
    private final EngineLock lock;
    private final NetworkFaults faults;

    /** @param faults that packets and lookups may meet */
    public Sandboxes(Networks networks, HostNetwork host, EngineLock lock, NetworkFaults faults) {
        this.networks = networks;
        this.host = host;
        this.lock = lock;
        this.faults = faults;
    }

    /** Where packets are counted; for any thread. */
    public Traffic traffic() {
        return networks.store().traffic();
    }

    /** Another one whenever the way of a packet may have changed; may be asked by any thread. */
    public long version() {
        return networks.store().version() + faults.packets().version();
    }

    /** A new stack, on no network yet. */
    public Sandbox open(Sandbox.Kind kind) {
        Sandbox sandbox = Sandbox.empty(networks.store().newSandboxId(), kind);
        networks.store().put(sandbox);
        return sandbox;
    }

    /** The stack as it is now, null once it was closed. */
    public @Nullable Sandbox get(SandboxId id) {
        return networks.store().sandbox(id);
    }

    /**
     * Refuses what could not be attached, whatever the state of the network: what the engine checks when a container is
     * created.
     *
     * @param network null if it is not there yet, which is no error: then only the form of the request is checked
     */
    public void check(@Nullable Network network, EndpointRequest request) {
        EndpointRules.check(network, request);
    }

    /**
     * Takes a place on a network: the address that is asked for, or the lowest free one.
     *
     * @throws dev.drydock.error.EngineException not found, if the network was removed; forbidden, if the owner is on it
     *     already or the address is taken; unclassified, if no address is left
     */
    public Endpoint attach(SandboxId id, NetworkId networkId, EndpointRequest request) {
        NetworkStore store = networks.store();
        Sandbox sandbox = open(id);
        Network network = networks.get(networkId);
        if (network == null) {
            throw NetworkErrors.notFound(networkId.value());
        }
        EndpointRules.check(network, request);
        Endpoint endpoint = new Admission(store, network, request).admit(sandbox);
        store.put(sandbox.with(endpoint));
        return endpoint;
    }

    /**
     * Publishes ports at a place that was just taken, if the way out of its stack leads through it now; what was published
     * elsewhere moves.
     *
     * @param wishes of the stack
     * @throws dev.drydock.error.EngineException unclassified, if a port cannot be had; ports are where they were then
     */
    public void publish(Endpoint endpoint, PortWishes wishes) {
        new PortMoves(this, endpoint.sandbox(), wishes).joined(endpoint);
    }

    /**
     * Opens the ports again that are published at the places of a stack: in a fork of the engine they are handed out, but not
     * open.
     *
     * @throws dev.drydock.error.EngineException unclassified, if somebody else has one of them on the machine
     */
    public void openAgain(SandboxId id, PortOpener opener) {
        Sandbox sandbox = networks.store().sandbox(id);
        for (Endpoint place : sandbox == null ? List.<Endpoint>of() : sandbox.endpoints()) {
            for (PublishedPort port : place.ports() == null ? List.<PublishedPort>of() : place.ports()) {
                try {
                    opener.open(port);
                } catch (IOException inUse) {
                    throw NetworkErrors.externalConnectivity(place, NetworkErrors.cannotBind(port, place, inUse));
                }
            }
        }
    }

    /** The places of a stack in the order in which they may give it its way out. */
    public List<Endpoint> byRank(Sandbox sandbox) {
        return topology().byRank(sandbox);
    }

    /** Tells listeners that an endpoint was attached: {@code connect}. */
    public void announce(Endpoint endpoint) {
        networks.events().connected(networkOf(endpoint), endpoint.owner());
    }

    /**
     * Gives a place up, and its address back; ports that are published there go to where the way out is then. Emits {@code
     * disconnect}.
     *
     * @param wishes of the stack
     */
    public void detach(Endpoint endpoint, PortWishes wishes) {
        leave(endpoint, wishes);
        announceLeft(networkOf(endpoint), endpoint.owner());
    }

    /** Gives a place up where the ports of its stack could not be published; nobody is told. */
    public void giveUp(Endpoint endpoint) {
        NetworkStore store = networks.store();
        store.put(open(endpoint.sandbox()).without(endpoint));
        store.members(endpoint.network()).remove(endpoint);
        store.traffic().forget(LinkKey.of(endpoint.id()));
    }

    private void leave(Endpoint endpoint, PortWishes wishes) {
        new PortMoves(this, endpoint.sandbox(), wishes).leaves(endpoint);
        giveUp(endpoint);
    }

    /** Gives all places and ports of a stack up, and forgets it. Nobody is told: {@link #announceLeft} does. */
    public void close(SandboxId id, PortWishes wishes) {
        Sandbox sandbox = networks.store().sandbox(id);
        if (sandbox != null) {
            byRank(sandbox).forEach(place -> leave(place, wishes));
            networks.store().removeSandbox(id);
            if (sandbox.kind() == Sandbox.Kind.PRIVATE) {
                store().traffic().forget(LinkKey.loopback(sandbox.key()));
            }
        }
    }

    /** Tells listeners that somebody is on a network no more: {@code disconnect}. */
    public void announceLeft(Network network, EndpointOwner owner) {
        networks.events().disconnected(network, owner);
    }

    /** Gives the places of a stack to the same owner under another name. */
    public void rename(SandboxId id, EndpointOwner renamed) {
        Sandbox sandbox = open(id);
        List<Endpoint> changed = new ArrayList<>();
        for (Endpoint before : sandbox.endpoints()) {
            Endpoint after = before.ownedBy(renamed, renamed(before, renamed));
            networks.store().members(before.network()).replace(before, after);
            changed.add(after);
        }
        networks.store().put(sandbox.withEndpoints(changed));
    }

    /** The network as a program sees it that runs in a stack; safe for use by any thread. */
    public NetworkView view(SandboxId id) {
        return new SandboxView(id, this, lock);
    }

    /** What becomes of a packet from a stack to an address. Takes the lock, as the two below do. */
    public Delivery deliver(SandboxId from, IpAddress to) {
        return lock.hold(() -> {
            Sandbox sandbox = get(from);
            return sandbox == null ? Delivery.Fails.NO_ROUTE : topology().deliver(sandbox, to);
        });
    }

    /** What becomes of one that is sent to a published port of the machine; empty if it is sent to none. Takes the lock. */
    public Optional<Forwarding> forward(SandboxId from, IpAddress to, String protocol, int port) {
        return lock.hold(() -> {
            Sandbox sandbox = get(from);
            return sandbox == null
                    ? Optional.empty()
                    : new MachinePorts(topology(), store()).forward(sandbox, to, protocol, port);
        });
    }

    /** Whether a published port keeps the machine's own programs from having one. Takes the lock. */
    public boolean isPublished(IpAddress address, String protocol, int port) {
        return lock.hold(() -> {
            PortAllocator ports = store().ports();
            boolean isAny = address.isUnspecified() && address instanceof Ipv6Address;
            return ports.isTaken(address.toString(), protocol, port)
                    || (isAny && ports.isTaken("0.0.0.0", protocol, port));
        });
    }

    /** What becomes of one that comes from the machine to a published port of a stack. */
    public Delivery deliverPublished(SandboxId to) {
        return lock.hold(() -> {
            Sandbox sandbox = get(to);
            return sandbox == null ? Delivery.Fails.NOBODY : topology().deliverPublished(sandbox);
        });
    }

    /** Whether an address is one of a stack's own; those that loop back aside. */
    public boolean isOwn(SandboxId id, IpAddress address) {
        return lock.hold(() -> {
            Sandbox sandbox = get(id);
            return sandbox != null && topology().isOwn(sandbox, address);
        });
    }

    /** Whether an address is one of the machine's, so that ports can be published on it. */
    public boolean isAddressOfHost(String address) {
        return address.equals("0.0.0.0")
                || address.equals("::")
                || IpAddress.parse(address)
                        .filter(parsed -> parsed.isLoopback() || topology().isOfHost(parsed))
                        .isPresent();
    }

    NetworkStore store() {
        return networks.store();
    }

    Topology topology() {
        return new Topology(networks.store(), host, faults);
    }

    private Sandbox open(SandboxId id) {
        Sandbox sandbox = networks.store().sandbox(id);
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox was closed: " + id);
        }
        return sandbox;
    }

    private Network networkOf(Endpoint endpoint) {
        Network network = networks.get(endpoint.network());
        if (network == null) {
            throw new IllegalStateException("A network was removed with an endpoint on it: " + endpoint.network());
        }
        return network;
    }

    /** What an owner is found by on a network; null where there is no name service: only networks of users have one. */
    public static @Nullable List<String> dnsNames(Network network, EndpointOwner owner, List<String> aliases) {
        if (network.predefined()) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        names.add(owner.name());
        names.addAll(aliases);
        names.add(owner.id().substring(0, 12));
        if (!owner.hostname().isEmpty()) {
            names.add(owner.hostname());
        }
        return List.copyOf(names);
    }

    private static @Nullable List<String> renamed(Endpoint endpoint, EndpointOwner renamed) {
        List<String> names = endpoint.dnsNames();
        if (names == null) {
            return null;
        }
        Set<String> changed = new LinkedHashSet<>();
        changed.add(renamed.name());
        changed.addAll(names.subList(1, names.size()));
        return List.copyOf(changed);
    }
}
