package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.socket.Connection;
import dev.drydock.network.socket.Listener;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.process.ListeningSocket;
import dev.drydock.process.StreamSocket;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A listening socket of a process, or of several that inherited it. */
final class ListeningFile extends SocketFile implements ListeningSocket {
    private final Listener listener;
    private final int uid;

    /** @param uid whose it is */
    ListeningFile(Listener listener, ContainerKernel kernel, int uid) {
        super(kernel);
        this.listener = listener;
        this.uid = uid;
        listener.ownedBy(owner(uid));
    }

    @Override
    public SocketAddress local() {
        return listener.local();
    }

    @Override
    public @Nullable StreamSocket accept(boolean block) throws IOException {
        for (; ; ) {
            kernel.blocking().checkpoint();
            if (references() == 0) {
                throw new ErrnoException(Errno.EBADF);
            }
            Connection taken = listener.accept();
            if (taken != null) {
                return new StreamFile(taken, kernel, uid);
            }
            if (!block) {
                return null;
            }
            kernel.blocking().await(listener.changes(), () -> listener.isReadable() || references() == 0, null);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        throw new ErrnoException(Errno.ENOTCONN);
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        throw new ErrnoException(Errno.ENOTCONN);
    }

    @Override
    public boolean readable() {
        return listener.isReadable();
    }

    @Override
    public boolean writable() {
        return false;
    }

    @Override
    public WaitQueue changes() {
        return listener.changes();
    }

    @Override
    void released() {
        listener.close();
    }
}
