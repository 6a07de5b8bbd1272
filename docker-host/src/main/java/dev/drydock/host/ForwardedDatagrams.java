package dev.drydock.host;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.socket.DatagramFlow;
import dev.drydock.network.socket.HostPorts;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries datagrams both ways between clients on this machine and a container; each client has a way of its own, so that
 * the answers come back to it. By one thread.
 */
final class ForwardedDatagrams {
    private static final int LARGEST = 65_536;
    /** So many clients at once; the one that was silent longest gives way. */
    private static final int MOST_CLIENTS = 1024;
    /** As the engine's proxy forgets a client ({@code UDPConnTrackTimeout}). */
    private static final Duration MEMORY = Duration.ofSeconds(90);

    private final DatagramChannel channel;
    private final HostPorts.DatagramTarget target;
    private final Consumer<Runnable> thread;
    /** The one that was silent longest first. */
    private final Map<SocketAddress, Client> clients = new LinkedHashMap<>(16, 0.75f, true);

    private final ByteBuffer buffer = ByteBuffer.allocate(LARGEST);

    /** One client, and its way into the container. */
    private static final class Client {
        private final DatagramFlow flow;
        private final WaitQueue.Subscription subscription;
        private long heardNanos;

        Client(DatagramFlow flow, WaitQueue.Subscription subscription) {
            this.flow = flow;
            this.subscription = subscription;
            heard();
        }

        void heard() {
            heardNanos = System.nanoTime();
        }

        void end() {
            subscription.cancel();
            flow.close();
        }
    }

    /** @param thread has something done by the one thread */
    ForwardedDatagrams(DatagramChannel channel, HostPorts.DatagramTarget target, Consumer<Runnable> thread) {
        this.channel = channel;
        this.target = target;
        this.thread = thread;
    }

    /** Takes all that has come from clients. */
    void move() {
        try {
            for (SocketAddress from = next(); from != null; from = next()) {
                forgetSilent();
                Client client = client(from);
                if (client != null) {
                    byte[] payload = new byte[buffer.flip().remaining()];
                    buffer.get(payload);
                    client.flow.send(payload);
                }
            }
        } catch (IOException closed) {
            close();
        }
    }

    private @Nullable SocketAddress next() throws IOException {
        buffer.clear();
        return channel.receive(buffer);
    }

    private void forgetSilent() {
        long oldest = System.nanoTime() - MEMORY.toNanos();
        Iterator<Client> silent = clients.values().iterator();
        while (silent.hasNext()) {
            Client each = silent.next();
            if (clients.size() < MOST_CLIENTS && each.heardNanos - oldest > 0) {
                return;
            }
            each.end();
            silent.remove();
        }
    }

    private @Nullable Client client(SocketAddress from) {
        Client known = clients.get(from);
        if (known != null) {
            known.heard();
            return known;
        }
        try {
            DatagramFlow flow = target.begin();
            WaitQueue.Subscription subscription =
                    flow.changes().subscribe(() -> thread.accept(() -> answer(flow, from)));
            Client client = new Client(flow, subscription);
            clients.put(from, client);
            return client;
        } catch (ErrnoException unreachable) {
            // Nobody is there to answer, and who sends a datagram is not told.
            return null;
        }
    }

    private void answer(DatagramFlow flow, SocketAddress to) {
        for (byte[] payload = flow.receive(); payload != null; payload = flow.receive()) {
            try {
                channel.send(ByteBuffer.wrap(payload), to);
            } catch (IOException lost) {
                // A datagram may be lost.
                return;
            }
        }
    }

    void close() {
        clients.values().forEach(Client::end);
        clients.clear();
    }
}
