package dev.drydock.network.socket;

import dev.drydock.time.WaitQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A port on which connections are taken, and those that wait to be taken. */
public final class Listener {
    private final SocketAddress local;
    private final int backlog;
    private final Runnable whenClosed;
    private final WaitQueue changes = new WaitQueue();
    private final Deque<Connection> waiting = new ArrayDeque<>();
    private SocketOwner owner = SocketOwner.NOBODY;
    private boolean closed;

    /**
     * @param backlog how many may wait; one more does, as in Linux
     * @param whenClosed called once, without locks
     */
    Listener(SocketAddress local, int backlog, Runnable whenClosed) {
        this.local = local;
        this.backlog = Math.max(0, backlog);
        this.whenClosed = whenClosed;
    }

    public SocketAddress local() {
        return local;
    }

    /** A process has taken it. */
    public synchronized void ownedBy(SocketOwner taker) {
        owner = taker;
    }

    /** As {@code /proc/net/tcp} shows it. */
    synchronized SocketStatus status() {
        return new SocketStatus(
                local,
                SocketStatus.nobody(local.isIpv6()),
                SocketStatus.State.LISTEN,
                local.isIpv6(),
                0,
                waiting.size(),
                backlog,
                owner);
    }

    /** The connection that has waited longest; null if none waits. */
    public @Nullable Connection accept() {
        Connection taken;
        synchronized (this) {
            taken = waiting.poll();
        }
        if (taken != null) {
            // There is room for one that could not even wait so far.
            changes.wakeAll();
        }
        return taken;
    }

    /** Whether a connection waits. */
    public synchronized boolean isReadable() {
        return !waiting.isEmpty();
    }

    /** Woken when a connection has come or was taken, and at the end. */
    public WaitQueue changes() {
        return changes;
    }

    /** Whether one that comes now can wait, or is refused because this was closed. */
    public synchronized boolean answers() {
        return closed || waiting.size() <= backlog;
    }

    /** @return false if it was closed or has no room */
    boolean offer(Connection arrived) {
        synchronized (this) {
            if (closed || waiting.size() > backlog) {
                return false;
            }
            waiting.add(arrived);
        }
        changes.wakeAll();
        return true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Gives the port back; those that still wait are reset. Idempotent. */
    public void close() {
        Deque<Connection> left;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            left = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        whenClosed.run();
        left.forEach(Connection::reset);
        changes.wakeAll();
    }
}
