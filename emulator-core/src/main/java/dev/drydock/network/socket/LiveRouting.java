package dev.drydock.network.socket;

import dev.drydock.id.SandboxId;
import dev.drydock.lock.EngineLock;
import dev.drydock.network.Delivery;
import dev.drydock.network.Forwarding;
import dev.drydock.network.IpAddress;
import dev.drydock.network.NetworkView;
import dev.drydock.network.Sandbox;
import dev.drydock.network.Sandboxes;
import dev.drydock.network.Traffic;
import java.util.Optional;

/** The networks of an engine as they are at the moment. */
public record LiveRouting(Sandboxes sandboxes, EngineLock lock) implements Routing {
    @Override
    public Optional<String> keyOf(SandboxId stack) {
        return lock.hold(() -> Optional.ofNullable(sandboxes.get(stack)).map(Sandbox::key));
    }

    @Override
    public long version() {
        return sandboxes.version();
    }

    @Override
    public boolean isOwn(SandboxId stack, IpAddress address) {
        return sandboxes.isOwn(stack, address);
    }

    @Override
    public NetworkView view(SandboxId stack) {
        return sandboxes.view(stack);
    }

    @Override
    public Traffic traffic() {
        return sandboxes.traffic();
    }

    @Override
    public Delivery deliver(SandboxId from, IpAddress to) {
        return sandboxes.deliver(from, to);
    }

    @Override
    public Optional<Forwarding> forward(SandboxId from, IpAddress to, String protocol, int port) {
        return sandboxes.forward(from, to, protocol, port);
    }

    @Override
    public boolean isPublished(IpAddress address, String protocol, int port) {
        return sandboxes.isPublished(address, protocol, port);
    }

    @Override
    public Delivery deliverPublished(SandboxId to) {
        return sandboxes.deliverPublished(to);
    }
}
