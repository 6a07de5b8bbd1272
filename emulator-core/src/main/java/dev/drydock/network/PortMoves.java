package dev.drydock.network;

import dev.drydock.error.EngineException;
import dev.drydock.id.SandboxId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps the published ports of a stack where its way out is, when it joins and leaves networks (28.5.2: sbJoin, sbLeave).
 * Ports that move are taken anew, so that those which nobody named become other ones.
 */
final class PortMoves {
    private final NetworkStore store;
    private final Topology topology;
    private final PortAllocator allocator;
    private final Predicate<String> isOfHost;
    private final SandboxId stack;
    private final PortWishes wishes;

    PortMoves(Sandboxes sandboxes, SandboxId stack, PortWishes wishes) {
        this.store = sandboxes.store();
        this.topology = sandboxes.topology();
        this.allocator = store.ports();
        this.isOfHost = sandboxes::isAddressOfHost;
        this.stack = stack;
        this.wishes = wishes;
    }

    /**
     * A place was taken: if the way out leads through it now, so do the ports.
     *
     * @throws EngineException if they cannot be published there; they are where they were then
     */
    void joined(Endpoint place) {
        Sandbox sandbox = sandbox();
        Gateways before = topology.gateways(sandbox.without(place));
        Gateways after = topology.gateways(sandbox);
        if (!after.isIpv4(place) && !after.isIpv6(place)) {
            return;
        }
        Deque<Runnable> undo = new ArrayDeque<>();
        Endpoint old4 = before.ipv4();
        if (old4 != null && after.isIpv4(place)) {
            revoke(old4);
            undo.push(() -> publishIfPossible(old4, before.areSeparate()));
        } else if (old4 != null && before.areSeparate() != after.areSeparate()) {
            // It stays the way out for IPv4, but not as before the one of the machine's ports of IPv6.
            revoke(old4);
            publishIfPossible(old4, after.areSeparate());
        }
        Endpoint old6 = before.ipv6();
        if (old6 != null && after.isIpv6(place) && !before.isIpv4(old6)) {
            revoke(old6);
            undo.push(() -> publishIfPossible(old6, false));
        }
        try {
            publish(place, after.areSeparate());
        } catch (EngineException refused) {
            undo.forEach(Runnable::run);
            throw refused;
        }
    }

    /** A place is about to be given up: its ports go to where the way out will be, if they can be had there. */
    void leaves(Endpoint place) {
        Sandbox sandbox = sandbox();
        Gateways before = topology.gateways(sandbox);
        Gateways after = topology.gateways(sandbox.without(place));
        boolean moves4 = before.isIpv4(place);
        boolean moves6 = before.isIpv6(place);
        if (!moves4 && !moves6) {
            return;
        }
        revoke(place);
        Endpoint new4 = after.ipv4();
        if (new4 != null) {
            boolean stays = before.isIpv4(new4);
            if (stays && (before.ipv6() == null) != (after.ipv6() == null)) {
                revoke(new4);
                publishIfPossible(new4, after.areSeparate());
            } else if (moves4) {
                publishIfPossible(new4, after.areSeparate());
            }
        }
        Endpoint new6 = after.ipv6();
        if (new6 != null && moves6 && after.areSeparate()) {
            publishIfPossible(new6, false);
        }
    }

    private Sandbox sandbox() {
        Sandbox sandbox = store.sandbox(stack);
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox was closed: " + stack);
        }
        return sandbox;
    }

    private void publish(Endpoint place, boolean ipv6Elsewhere) {
        Network network = topology.networkOf(place);
        if (network.driver() == NetworkDriver.BRIDGE) {
            List<PortGroup> groups = PortGroup.of(wishes.requests(), place, network.publishingAddress(), ipv6Elsewhere);
            change(place, allocator.publish(place, groups, isOfHost, wishes.opener()));
        }
    }

    /** The engine only notes in its own log that a port could not be had. */
    private void publishIfPossible(Endpoint place, boolean ipv6Elsewhere) {
        try {
            publish(place, ipv6Elsewhere);
        } catch (EngineException refused) {
            change(place, List.of());
        }
    }

    private void revoke(Endpoint place) {
        List<PublishedPort> ports = current(place).ports();
        if (ports != null) {
            ports.forEach(wishes.opener()::close);
            allocator.release(ports);
            change(place, List.of());
        }
    }

    private Endpoint current(Endpoint place) {
        return sandbox().endpoints().stream()
                .filter(each -> each.id().equals(place.id()))
                .findFirst()
                .orElse(place);
    }

    private void change(Endpoint place, List<PublishedPort> ports) {
        Endpoint before = current(place);
        Endpoint after = before.publishedAt(ports);
        store.members(place.network()).replace(before, after);
        store.put(sandbox().withChanged(after));
    }
}
