package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.socket.Datagram;
import dev.drydock.network.socket.DatagramPort;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.network.socket.SocketStack;
import dev.drydock.process.DatagramSocket;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A UDP socket of a process, or of several that inherited it. */
final class DatagramFile extends SocketFile implements DatagramSocket {
    private final DatagramPort port;
    private final SocketStack sockets;

    /** @param uid whose it is */
    DatagramFile(DatagramPort port, SocketStack sockets, ContainerKernel kernel, int uid) {
        super(kernel);
        this.port = port;
        this.sockets = sockets;
        port.ownedBy(owner(uid));
    }

    @Override
    public SocketAddress local() {
        return port.local();
    }

    @Override
    public void connect(SocketAddress remote) {
        port.connect(remote);
    }

    @Override
    public void send(byte[] payload, SocketAddress to) throws IOException {
        kernel.blocking().checkpoint();
        requireWriting();
        sockets.send(port, to, payload);
    }

    @Override
    public @Nullable Datagram receive(boolean block) throws IOException {
        for (; ; ) {
            kernel.blocking().checkpoint();
            requireReading();
            Datagram taken = port.receive();
            if (taken != null || !block) {
                return taken;
            }
            kernel.blocking().await(port.changes(), () -> port.isReadable() || references() == 0, null);
        }
    }

    /** What does not fit is lost, as of {@code recv}. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Datagram taken = receive(true);
        if (taken == null) {
            throw new IllegalStateException("a receive that blocks gives a datagram");
        }
        int count = Math.min(length, taken.payload().length);
        System.arraycopy(taken.payload(), 0, buffer, offset, count);
        return count;
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        SocketAddress peer = port.peer();
        if (peer == null) {
            throw new ErrnoException(Errno.EDESTADDRREQ);
        }
        send(Arrays.copyOfRange(buffer, offset, offset + length), peer);
        return length;
    }

    @Override
    public boolean readable() {
        return port.isReadable();
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public WaitQueue changes() {
        return port.changes();
    }

    @Override
    void released() {
        port.close();
    }
}
