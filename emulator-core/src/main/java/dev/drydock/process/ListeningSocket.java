package dev.drydock.process;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.network.socket.SocketAddress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A TCP socket that connections come to; it is readable when one waits. */
public interface ListeningSocket extends OpenFile {

    SocketAddress local();

    /**
     * Takes the connection that has waited longest. The caller owns the one reference to it.
     *
     * @param block false: null if none waits
     * @throws dev.drydock.filesystem.ErrnoException EINTR, EBADF
     */
    @Nullable
    StreamSocket accept(boolean block) throws IOException;
}
