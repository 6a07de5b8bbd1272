package dev.drydock.process;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.socket.Datagram;
import dev.drydock.network.socket.SocketAddress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A UDP socket. Once it is connected, reads and writes are whole datagrams from and to its peer. */
public interface DatagramSocket extends OpenFile {

    SocketAddress local();

    /** Speaks to one peer only from now on, and hears of its refusals. */
    void connect(SocketAddress remote);

    /** @throws dev.drydock.filesystem.ErrnoException ENETUNREACH, EMSGSIZE */
    void send(byte[] payload, SocketAddress to) throws IOException;

    /**
     * Takes the datagram that has waited longest.
     *
     * @param block false: null if none waits
     * @throws dev.drydock.filesystem.ErrnoException EINTR, EBADF, ECONNREFUSED
     */
    @Nullable
    Datagram receive(boolean block) throws IOException;
}
