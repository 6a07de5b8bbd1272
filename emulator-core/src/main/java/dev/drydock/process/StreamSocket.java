package dev.drydock.process;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.socket.SocketAddress;

/** A connected TCP socket. Reads block until something has come; writes until all has been taken. */
public interface StreamSocket extends OpenFile {

    SocketAddress local();

    SocketAddress remote();

    /** Sends nothing more ({@code shutdown(SHUT_WR)}): the other end reads the rest and then the end. Idempotent. */
    void shutdownOutput();
}
