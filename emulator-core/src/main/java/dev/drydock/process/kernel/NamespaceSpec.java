package dev.drydock.process.kernel;

import dev.drydock.filesystem.CapabilitySet;
import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import dev.drydock.network.Delivery;
import dev.drydock.network.NetworkView;
import dev.drydock.network.socket.Attempt;
import dev.drydock.network.socket.DatagramPort;
import dev.drydock.network.socket.Listener;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.network.socket.SocketStack;
import dev.drydock.network.socket.SocketStatus;
import dev.drydock.process.ResourceLimits;
import java.util.List;

/**
 * What surrounds the processes of a container.
 *
 * @param files the container's files as root sees them from {@code /}; each process gets a fork of it
 * @param hostname that {@code hostname} prints and {@code HOSTNAME} tells
 * @param sockets the container's part of the virtual internet
 * @param bounds the capabilities that root has in it
 * @param limits of the whole container
 * @param processLimits that each process begins with
 * @param outOfMemory run each time when a process has been killed for want of memory, before its end is told; by its own
 *     thread, without locks
 */
public record NamespaceSpec(
        FileContext files,
        String hostname,
        NetworkView network,
        SocketStack sockets,
        Limits limits,
        CapabilitySet bounds,
        ResourceLimits processLimits,
        Runnable outOfMemory) {

    /** Of a container whose sockets reach nobody, for tests and simple uses. */
    public NamespaceSpec(
            FileContext files,
            String hostname,
            NetworkView network,
            Limits limits,
            CapabilitySet bounds,
            ResourceLimits processLimits,
            Runnable outOfMemory) {
        this(files, hostname, network, new NoSockets(), limits, bounds, processLimits, outOfMemory);
    }

    private static final class NoSockets implements SocketStack {
        @Override
        public Listener listen(SocketAddress local, int backlog) throws ErrnoException {
            throw new ErrnoException(Errno.EADDRNOTAVAIL);
        }

        @Override
        public Attempt connect(SocketAddress remote) {
            return new Attempt.Failed(Delivery.Fails.NO_ROUTE);
        }

        @Override
        public DatagramPort bind(SocketAddress local) throws ErrnoException {
            throw new ErrnoException(Errno.EADDRNOTAVAIL);
        }

        @Override
        public void send(DatagramPort from, SocketAddress to, byte[] payload) throws ErrnoException {
            throw new ErrnoException(Errno.ENETUNREACH);
        }

        @Override
        public List<SocketStatus> datagramSockets() {
            return List.of();
        }

        @Override
        public List<SocketStatus> sockets() {
            return List.of();
        }

        @Override
        public Attempt connectHost(String path) {
            return new Attempt.Refused();
        }
    }
}
