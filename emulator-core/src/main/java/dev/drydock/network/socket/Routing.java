package dev.drydock.network.socket;

import dev.drydock.id.SandboxId;
import dev.drydock.network.Delivery;
import dev.drydock.network.Forwarding;
import dev.drydock.network.IpAddress;
import dev.drydock.network.NetworkView;
import dev.drydock.network.Traffic;
import java.util.Optional;

/** Who reaches whom, as of now. Called without locks. */
public interface Routing {

    /** What a stack is known by; stacks that are the machine's have the same. */
    Optional<String> keyOf(SandboxId stack);

    /** Whether an address is one of the stack's own. */
    boolean isOwn(SandboxId stack, IpAddress address);

    /** What programs of the stack see: names above all. */
    NetworkView view(SandboxId stack);

    /** Another one whenever one of the answers below may have changed. */
    default long version() {
        return 0;
    }

    /** Where packets are counted. */
    Traffic traffic();

    Delivery deliver(SandboxId from, IpAddress to);

    /** What becomes of a packet that is sent to a published port of the machine; empty if it is sent to none. */
    default Optional<Forwarding> forward(SandboxId from, IpAddress to, String protocol, int port) {
        return Optional.empty();
    }

    /** Whether a published port keeps the machine's own programs from having one. */
    default boolean isPublished(IpAddress address, String protocol, int port) {
        return false;
    }

    /** What becomes of a packet that comes to a published port: from the machine to the way out of a stack. */
    Delivery deliverPublished(SandboxId to);
}
