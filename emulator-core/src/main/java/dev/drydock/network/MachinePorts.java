package dev.drydock.network;

import java.util.Optional;

/**
 * Where the machine's published ports lead those who come from within (28.5.2, with its proxy in the userland). A container
 * reaches them by every address of the machine, whatever network it is on, its own ports not excepted: the proxy takes what
 * it sends, so that no bridge is in the way. Internal networks are not exempt from the rules that change addresses, and what
 * comes from one bridge to another by those is dropped. Asked under the engine's lock.
 */
final class MachinePorts {
    private final Topology topology;
    private final NetworkStore store;

    MachinePorts(Topology topology, NetworkStore store) {
        this.topology = topology;
        this.store = store;
    }

    /** Empty if nothing is published there, or the packet does not come to the machine. */
    Optional<Forwarding> forward(Sandbox from, IpAddress to, String protocol, int port) {
        PortHolder holder = store.ports().holder(to.toString(), protocol, port);
        Sandbox target = holder == null ? null : store.sandbox(holder.stack());
        if (holder == null
                || target == null
                || !(topology.deliver(from, to) instanceof Delivery.Arrives here)
                || !here.stack().equals(Sandbox.HOST_KEY)) {
            return Optional.empty();
        }
        boolean fromMachine = from.kind() == Sandbox.Kind.HOST;
        boolean relayed = !fromMachine || to.isLoopback();
        Delivery delivery = topology.deliverPublished(target);
        if (!fromMachine && comesFromInternal(from, here)) {
            delivery = Delivery.Fails.LOST;
        } else if (delivery instanceof Delivery.Arrives there) {
            delivery = relayed ? relayed(here, there) : redirected(to, there);
        }
        return Optional.of(new Forwarding(delivery, here.source(), holder.containerPort(), relayed));
    }

    private boolean comesFromInternal(Sandbox from, Delivery.Arrives here) {
        return from.endpoints().stream()
                .filter(place -> LinkKey.of(place.id()).equals(here.way().from()))
                .anyMatch(place -> topology.networkOf(place).internal());
    }

    private static Delivery relayed(Delivery.Arrives here, Delivery.Arrives there) {
        return new Delivery.Arrives(
                there.stack(),
                there.source(),
                there.target(),
                here.conditions().then(there.conditions()),
                here.way().then(there.way()));
    }

    /** Only what comes from an address of a network with a way out is given another one (MASQUERADE). */
    private Delivery redirected(IpAddress to, Delivery.Arrives there) {
        boolean masked = topology.bridges().stream()
                .anyMatch(
                        bridge -> !bridge.internal() && (to.equals(bridge.gateway()) || to.equals(bridge.gateway6())));
        return masked
                ? there
                : new Delivery.Arrives(there.stack(), to, there.target(), there.conditions(), there.way());
    }
}
