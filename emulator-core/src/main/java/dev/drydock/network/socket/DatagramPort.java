package dev.drydock.network.socket;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.time.WaitQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A UDP port, and what has come to it. Nothing blocks. Safe for use by several threads. */
public final class DatagramPort {
    /** The most bytes that fit into one datagram. */
    public static final int LARGEST = 65_507;
    /** {@code net.core.rmem_default}: what comes when so much waits is lost. */
    private static final int ROOM = 212_992;

    private final SocketAddress local;
    private final Runnable whenClosed;
    private final WaitQueue changes = new WaitQueue();
    private final Deque<Datagram> waiting = new ArrayDeque<>();
    private SocketOwner owner = SocketOwner.NOBODY;
    private int held;
    private @Nullable SocketAddress peer;
    private boolean refused;
    private boolean closed;

    /** @param whenClosed called once, without locks */
    DatagramPort(SocketAddress local, Runnable whenClosed) {
        this.local = local;
        this.whenClosed = whenClosed;
    }

    public SocketAddress local() {
        return local;
    }

    /** A process has taken it. */
    public synchronized void ownedBy(SocketOwner taker) {
        owner = taker;
    }

    /** As {@code /proc/net/udp} shows it. */
    synchronized SocketStatus status() {
        SocketAddress remote = peer;
        return new SocketStatus(
                local,
                remote == null ? SocketStatus.nobody(local.isIpv6()) : remote,
                remote == null ? SocketStatus.State.UNCONNECTED : SocketStatus.State.ESTABLISHED,
                local.isIpv6(),
                0,
                held,
                0,
                owner);
    }

    /** Whether a process has it, and not the machine itself. */
    synchronized boolean isOwned() {
        return !owner.equals(SocketOwner.NOBODY);
    }

    /** Woken when something has come, and at the end. */
    public WaitQueue changes() {
        return changes;
    }

    /** From now on only what comes from there is taken, and a refusal from there is heard of ({@code connect}). */
    public synchronized void connect(SocketAddress remote) {
        peer = remote;
    }

    public synchronized @Nullable SocketAddress peer() {
        return peer;
    }

    /**
     * What has waited longest; null if nothing waits.
     *
     * @throws ErrnoException ECONNREFUSED, once, if the peer has refused what was sent
     */
    public synchronized @Nullable Datagram receive() throws ErrnoException {
        hear();
        Datagram first = waiting.poll();
        held -= first == null ? 0 : first.payload().length;
        return first;
    }

    /** @throws ErrnoException as {@link #receive}: a send tells of it, too */
    synchronized void hear() throws ErrnoException {
        if (refused) {
            refused = false;
            throw new ErrnoException(Errno.ECONNREFUSED);
        }
    }

    /** Whether {@link #receive} has something to tell. */
    public synchronized boolean isReadable() {
        return refused || closed || !waiting.isEmpty();
    }

    void offer(Datagram arrived) {
        synchronized (this) {
            boolean wanted = peer == null || peer.equals(arrived.source());
            if (closed || !wanted || held + arrived.payload().length > ROOM) {
                return;
            }
            waiting.add(arrived);
            held += arrived.payload().length;
        }
        changes.wakeAll();
    }

    /** Nobody is where it was sent to (ICMP, port unreachable). */
    void refused() {
        synchronized (this) {
            if (peer == null) {
                return;
            }
            refused = true;
        }
        changes.wakeAll();
    }

    /** Gives the port back. Idempotent. */
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            held = 0;
        }
        whenClosed.run();
        changes.wakeAll();
    }
}
