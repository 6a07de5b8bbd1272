package dev.drydock.process.kernel;

import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.socket.OpenSockets;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.network.socket.SocketStack;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The calls that make sockets.
 *
 * @param task the one that calls
 */
record SocketCalls(Namespace namespace, Task task) {

    ListeningFile listen(SocketAddress local, int backlog) throws ErrnoException {
        checkpoint();
        return new ListeningFile(namespace.sockets().listen(local, backlog), namespace.kernel(), uid());
    }

    StreamFile connect(SocketAddress remote, @Nullable Duration patience) throws IOException {
        checkpoint();
        return new Connecting(() -> namespace.sockets().connect(remote), namespace.kernel(), uid()).connect(patience);
    }

    /** @param address by which the machine knows the socket */
    StreamFile connectUnix(String address) throws IOException {
        checkpoint();
        return new Connecting(() -> namespace.sockets().connectHost(address), namespace.kernel(), uid()).connect(null);
    }

    DatagramFile bind(SocketAddress local) throws ErrnoException {
        checkpoint();
        return new DatagramFile(namespace.sockets().bind(local), namespace.sockets(), namespace.kernel(), uid());
    }

    /** Those of the whole container. */
    OpenSockets all() {
        SocketStack stack = namespace.sockets();
        return new OpenSockets(stack.sockets(), stack.datagramSockets());
    }

    private int uid() {
        return task.files.credentials().uid();
    }

    private void checkpoint() {
        namespace.kernel().blocking().checkpoint();
    }
}
