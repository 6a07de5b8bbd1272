package dev.drydock.network.socket;

import dev.drydock.filesystem.ErrnoException;
import java.util.List;

/** The sockets of one stack. Nothing blocks. */
public interface SocketStack {

    /**
     * Listens on a TCP port.
     *
     * @param local {@link SocketAddress#ANY} for every address; port 0 for any free one
     * @param backlog how many connections may wait to be accepted
     * @throws ErrnoException EADDRINUSE, EADDRNOTAVAIL
     */
    Listener listen(SocketAddress local, int backlog) throws ErrnoException;

    /** Tries to connect. */
    Attempt connect(SocketAddress remote);

    /** All of TCP: those that listen, by port, then connections as they were made. */
    List<SocketStatus> sockets();

    /** All of UDP, by port. */
    List<SocketStatus> datagramSockets();

    /**
     * Takes a UDP port.
     *
     * @param local as of {@link #listen}
     * @throws ErrnoException EADDRINUSE, EADDRNOTAVAIL
     */
    DatagramPort bind(SocketAddress local) throws ErrnoException;

    /**
     * Sends a datagram, and does not know whether it arrives.
     *
     * @param from one of this stack's
     * @throws ErrnoException ENETUNREACH, EMSGSIZE; ECONNREFUSED if the peer has refused what was sent before
     */
    void send(DatagramPort from, SocketAddress to, byte[] payload) throws ErrnoException;

    /**
     * Tries to connect to a unix socket of the machine around.
     *
     * @param path as the machine knows it
     */
    Attempt connectHost(String path);
}
