package dev.drydock.network.socket;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.id.SandboxId;
import dev.drydock.network.Delivery;
import dev.drydock.network.Ipv4Address;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All sockets of an engine. Whether a connection can be made is asked of the {@link Routing} when it is made; afterwards it
 * stays. Safe for use by several threads; its lock comes after the engine's.
 */
public final class Internet {
    private final Routing routing;
    /** By the key of the stack; guarded by this. Only stacks that have had sockets are here. */
    private final Map<String, PortTable> tables = new HashMap<>();

    public Internet(Routing routing) {
        this.routing = routing;
    }

    /** The sockets of a stack. */
    public SocketStack stack(SandboxId id) {
        return new Stack(id);
    }

    /** Forgets the ports of a stack that was closed; who still listens there is reached by nobody. */
    public synchronized void forget(String stack) {
        tables.remove(stack);
    }

    /** Connects from the machine to a port of a container that was published; it sees the machine as the client. */
    public Attempt connectPublished(SandboxId container, int port) {
        Delivery delivery = routing.deliverPublished(container);
        if (delivery instanceof Delivery.Arrives arrives
                && routing.keyOf(container).isPresent()) {
            return arrive(arrives, arrives.stack(), new SocketAddress(SocketAddress.ANY, port));
        }
        return new Attempt.Failed(delivery instanceof Delivery.Fails fails ? fails : Delivery.Fails.LOST);
    }

    private synchronized Attempt arrive(Delivery.Arrives arrives, String from, SocketAddress remote) {
        PortTable there = tables.get(arrives.stack());
        @Nullable Listener listener = there == null ? null : there.at(remote);
        if (listener == null || listener.isClosed()) {
            return new Attempt.Refused();
        }
        if (!listener.answers()) {
            return new Attempt.Full(listener);
        }
        try {
            SocketAddress client =
                    new SocketAddress(arrives.source(), table(from).ephemeral());
            Connection.Ends ends = Connection.between(client, remote);
            return listener.offer(ends.server()) ? new Attempt.Connected(ends.client()) : new Attempt.Full(listener);
        } catch (ErrnoException noPort) {
            return new Attempt.Failed(Delivery.Fails.NO_ROUTE);
        }
    }

    private PortTable table(String stack) {
        return tables.computeIfAbsent(stack, newStack -> new PortTable());
    }

    private synchronized Listener listen(String stack, SocketAddress wanted, int backlog) throws ErrnoException {
        PortTable table = table(stack);
        SocketAddress local = table.free(wanted);
        Listener listener = new Listener(local, backlog, () -> {
            synchronized (Internet.this) {
                table.remove(local);
            }
        });
        table.add(listener);
        return listener;
    }

    private final class Stack implements SocketStack {
        private final SandboxId id;

        private Stack(SandboxId id) {
            this.id = id;
        }

        @Override
        public Listener listen(SocketAddress local, int backlog) throws ErrnoException {
            Ipv4Address address = local.address();
            boolean own = address.equals(SocketAddress.ANY) || address.isLoopback() || routing.isOwn(id, address);
            String key = routing.keyOf(id).orElseThrow(() -> new ErrnoException(Errno.EADDRNOTAVAIL));
            if (!own) {
                throw new ErrnoException(Errno.EADDRNOTAVAIL);
            }
            return Internet.this.listen(key, local, backlog);
        }

        @Override
        public Attempt connect(SocketAddress remote) {
            SocketAddress target = remote.address().equals(SocketAddress.ANY)
                    ? new SocketAddress(Ipv4Address.of("127.0.0.1"), remote.port())
                    : remote;
            Delivery delivery = routing.deliver(id, target.address());
            String key = routing.keyOf(id).orElse("");
            if (delivery instanceof Delivery.Arrives arrives) {
                return arrive(arrives, key, target);
            }
            return new Attempt.Failed(delivery instanceof Delivery.Fails fails ? fails : Delivery.Fails.LOST);
        }
    }
}
