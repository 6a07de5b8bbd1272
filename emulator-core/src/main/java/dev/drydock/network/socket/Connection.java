package dev.drydock.network.socket;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.PipeBuffer;
import dev.drydock.time.WaitQueue;

/**
 * One end of a TCP connection. None of its methods blocks. Either direction can be closed by itself; who closes an end
 * with bytes in it that were not read, or writes to an end that was closed, brings about a reset (RFC 9293, 3.10.4 and
 * 3.10.7), as Linux does.
 */
public final class Connection {
    private final SocketAddress local;
    private final SocketAddress remote;
    private final PipeBuffer incoming;
    private final PipeBuffer outgoing;
    private final Shared shared;
    private boolean outputShut;
    private boolean closed;

    /** What both ends know. */
    private static final class Shared {
        private final WaitQueue changes = new WaitQueue();
        private volatile boolean reset;
    }

    /** The two ends of a connection. */
    public record Ends(Connection client, Connection server) {}

    private Connection(
            SocketAddress local, SocketAddress remote, PipeBuffer incoming, PipeBuffer outgoing, Shared shared) {
        this.local = local;
        this.remote = remote;
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.shared = shared;
        incoming.addEnds(true, false);
        outgoing.addEnds(false, true);
    }

    /** Both ends of a connection by a unix socket, which has no addresses of this kind. */
    public static Ends ofUnixSocket() {
        SocketAddress none = new SocketAddress(SocketAddress.ANY, 0);
        return between(none, none);
    }

    static Ends between(SocketAddress client, SocketAddress server) {
        Shared shared = new Shared();
        PipeBuffer up = new PipeBuffer(shared.changes);
        PipeBuffer down = new PipeBuffer(shared.changes);
        return new Ends(
                new Connection(client, server, down, up, shared), new Connection(server, client, up, down, shared));
    }

    public SocketAddress local() {
        return local;
    }

    public SocketAddress remote() {
        return remote;
    }

    /** Woken when anything changes at either end. */
    public WaitQueue changes() {
        return shared.changes;
    }

    /**
     * Reads what is there.
     *
     * @return how many bytes; 0 if none are there yet; -1 at the end
     * @throws ErrnoException ECONNRESET
     */
    public int read(byte[] bytes, int offset, int length) throws ErrnoException {
        int count = incoming.read(bytes, offset, length);
        if (count > 0) {
            changes().wakeAll();
            return count;
        }
        if (shared.reset) {
            throw new ErrnoException(Errno.ECONNRESET);
        }
        return incoming.isReadable() && incoming.held() == 0 ? -1 : 0;
    }

    /**
     * Sends as many bytes as there is room for.
     *
     * @return how many; 0 if there is no room yet
     * @throws ErrnoException EPIPE, if this direction was closed or the connection was reset
     */
    public int write(byte[] bytes, int offset, int length) throws ErrnoException {
        if (shared.reset || isOutputShut()) {
            throw new ErrnoException(Errno.EPIPE);
        }
        if (!outgoing.hasReaders()) {
            // They are sent; it is the answer that tells that nobody reads them.
            reset();
            return length;
        }
        int count = outgoing.write(bytes, offset, length, 1);
        if (count > 0) {
            changes().wakeAll();
        }
        return count;
    }

    /** Whether a read would tell something at once. */
    public boolean isReadable() {
        return shared.reset || incoming.isReadable();
    }

    /** Whether a write would tell something at once. */
    public boolean isWritable() {
        return shared.reset || isOutputShut() || outgoing.hasRoomFor(1);
    }

    private synchronized boolean isOutputShut() {
        return outputShut;
    }

    /** Sends nothing more: the other end reads what was sent, then the end. Idempotent. */
    public void shutdownOutput() {
        synchronized (this) {
            if (outputShut) {
                return;
            }
            outputShut = true;
        }
        outgoing.removeEnds(false, true);
        changes().wakeAll();
    }

    /** Gives the end up. Idempotent. */
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (incoming.held() > 0) {
            shared.reset = true;
        }
        incoming.removeEnds(true, false);
        shutdownOutput();
        changes().wakeAll();
    }

    /** Breaks it off for both ends: what has come can still be read, then both hear of it. */
    public void reset() {
        shared.reset = true;
        changes().wakeAll();
    }
}
