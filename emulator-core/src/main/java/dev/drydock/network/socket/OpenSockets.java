package dev.drydock.network.socket;

import java.util.List;

/**
 * The sockets of a container at one moment.
 *
 * @param streams those of TCP: who listens, by port, then connections as they were made
 * @param datagrams those of UDP, by port
 */
public record OpenSockets(List<SocketStatus> streams, List<SocketStatus> datagrams) {
    public OpenSockets {
        streams = List.copyOf(streams);
        datagrams = List.copyOf(datagrams);
    }
}
