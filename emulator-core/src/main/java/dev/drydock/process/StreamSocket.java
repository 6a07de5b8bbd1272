package dev.drydock.process;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.socket.SocketAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A connected TCP socket. Reads block until something has come; writes until all has been taken. */
public interface StreamSocket extends OpenFile {

    SocketAddress local();

    SocketAddress remote();

    /**
     * Sends what there is room for, and does not block ({@code MSG_DONTWAIT}).
     *
     * @return how many bytes were taken; 0 if there is no room now
     * @throws dev.drydock.filesystem.ErrnoException EPIPE
     */
    int offer(byte[] bytes, int offset, int length) throws IOException;

    /** Sends nothing more ({@code shutdown(SHUT_WR)}): the other end reads the rest and then the end. Idempotent. */
    void shutdownOutput();

    /** What comes, as a stream; unbuffered, and closing it closes nothing. */
    default InputStream input() {
        return new SocketInput(this);
    }

    /** What is sent, as a stream; unbuffered, and closing it closes nothing. */
    default OutputStream output() {
        return new SocketOutput(this);
    }
}
