package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.socket.Connection;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.StreamSocket;
import dev.drydock.time.WaitQueue;
import java.io.IOException;

/** A connected socket of a process, or of several that inherited it. */
final class StreamFile extends SocketFile implements StreamSocket {
    private final Connection connection;

    /** @param uid whose it is */
    StreamFile(Connection connection, ContainerKernel kernel, int uid) {
        super(kernel);
        this.connection = connection;
        connection.ownedBy(owner(uid));
    }

    @Override
    public SocketAddress local() {
        return connection.local();
    }

    @Override
    public SocketAddress remote() {
        return connection.remote();
    }

    @Override
    public void shutdownOutput() {
        connection.shutdownOutput();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        kernel.blocking().checkpoint();
        requireReading();
        if (length == 0) {
            return 0;
        }
        for (; ; ) {
            int count = connection.read(bytes, offset, length);
            if (count != 0) {
                return count;
            }
            kernel.blocking().await(connection.changes(), connection::isReadable, null);
        }
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        kernel.blocking().checkpoint();
        requireWriting();
        int written = 0;
        while (written < length) {
            int count = send(bytes, offset + written, length - written);
            written += count;
            if (count == 0 && !kernel.blocking().awaitRoom(connection.changes(), connection::isWritable, written > 0)) {
                return written;
            }
        }
        return written;
    }

    @Override
    public int offer(byte[] bytes, int offset, int length) throws IOException {
        kernel.blocking().checkpoint();
        requireWriting();
        return send(bytes, offset, length);
    }

    private int send(byte[] bytes, int offset, int length) throws ErrnoException {
        try {
            return connection.write(bytes, offset, length);
        } catch (ErrnoException broken) {
            throw broken.errno() == Errno.EPIPE ? kernel.blocking().brokenPipe() : broken;
        }
    }

    @Override
    public boolean readable() {
        return connection.isReadable();
    }

    @Override
    public boolean writable() {
        return connection.isWritable();
    }

    @Override
    public WaitQueue changes() {
        return connection.changes();
    }

    @Override
    void released() {
        connection.close();
    }
}
