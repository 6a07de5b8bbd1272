package dev.drydock.network.socket;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.PipeBuffer;
import dev.drydock.network.Traffic;
import dev.drydock.time.EngineClock;
import dev.drydock.time.WaitQueue;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One end of a TCP connection. None of its methods blocks. Either direction can be closed by itself; who closes an end
 * with bytes in it that were not read, or writes to an end that was closed, brings about a reset (RFC 9293, 3.10.4 and
 * 3.10.7), as Linux does.
 */
public final class Connection {
    private final SocketAddress local;
    private final SocketAddress remote;
    private final WaitQueue changes;
    private final Both both;
    private @Nullable Wire incoming;
    private @Nullable Wire outgoing;
    private volatile SocketOwner owner = SocketOwner.NOBODY;
    private volatile @Nullable Errno error;
    /** Whether the other end had nothing more to say when it was broken off: a reader hears of that alone ({@code SOCK_DONE}). */
    private volatile boolean endedBefore;

    private boolean outputShut;
    private boolean closed;

    /** The two ends of a connection. */
    public record Ends(Connection client, Connection server) {}

    /**
     * What each end calls itself, and the other one: not the same where the machine stands between them.
     *
     * @param client what the one that connects calls itself
     * @param called what it calls the other one
     * @param caller what that one calls it
     * @param server what that one calls itself
     */
    record Addresses(SocketAddress client, SocketAddress called, SocketAddress caller, SocketAddress server) {}

    /** What is known of both ends. */
    private static final class Both {
        private final Consumer<Ends> whenOver;
        private @Nullable Ends ends;
        private int open = 2;

        Both(Consumer<Ends> whenOver) {
            this.whenOver = whenOver;
        }

        void closed() {
            Ends over;
            synchronized (this) {
                open--;
                over = open == 0 ? ends : null;
            }
            if (over != null) {
                whenOver.accept(over);
            }
        }
    }

    private Connection(SocketAddress local, SocketAddress remote, WaitQueue changes, Both both) {
        this.local = local;
        this.remote = remote;
        this.changes = changes;
        this.both = both;
    }

    /** Both ends of a connection by a unix socket, which has no addresses of this kind. */
    public static Ends ofUnixSocket() {
        SocketAddress none = new SocketAddress(SocketAddress.ANY, 0);
        return between(
                new Addresses(none, none, none, none), Passage.OPEN, null, null, new SplittableRandom(0), over -> {});
    }

    /**
     * @param traffic where packets are counted; null if they go over no network
     * @param clock null if nothing is ever in the way
     * @param chance which packets are lost
     * @param whenOver called once, without locks, when both ends were given up
     */
    static Ends between(
            Addresses addresses,
            Passage passage,
            @Nullable Traffic traffic,
            @Nullable EngineClock clock,
            RandomGenerator chance,
            Consumer<Ends> whenOver) {
        WaitQueue changes = new WaitQueue();
        Both both = new Both(whenOver);
        Connection atClient = new Connection(addresses.client(), addresses.called(), changes, both);
        Connection atServer = new Connection(addresses.server(), addresses.caller(), changes, both);
        FlowCounter there = new FlowCounter(traffic, passage, Traffic.Direction.THERE);
        FlowCounter back = new FlowCounter(traffic, passage, Traffic.Direction.BACK);
        Wire up = wire(atClient, atServer, passage, there, clock, chance);
        Wire down = wire(atServer, atClient, passage, back, clock, chance);
        atClient.outgoing = up;
        atClient.incoming = down;
        atServer.outgoing = down;
        atServer.incoming = up;
        Ends ends = new Ends(atClient, atServer);
        both.ends = ends;
        return ends;
    }

    private static Wire wire(
            Connection from,
            Connection to,
            Passage passage,
            FlowCounter counter,
            @Nullable EngineClock clock,
            RandomGenerator chance) {
        return new Wire(
                new PipeBuffer(from.changes),
                passage,
                counter,
                clock,
                chance,
                from::fail,
                () -> to.fail(Errno.ECONNRESET));
    }

    private void fail(Errno how) {
        endedBefore |= error == null && !in().arrived().hasWriters();
        error = how;
        changes.wakeAll();
    }

    private Wire in() {
        return Objects.requireNonNull(incoming);
    }

    private Wire out() {
        return Objects.requireNonNull(outgoing);
    }

    public SocketAddress local() {
        return local;
    }

    public SocketAddress remote() {
        return remote;
    }

    /** A process has taken it. */
    public void ownedBy(SocketOwner taker) {
        owner = taker;
    }

    /** Woken when anything changes at either end. */
    public WaitQueue changes() {
        return changes;
    }

    /**
     * Reads what is there.
     *
     * @return how many bytes; 0 if none are there yet; -1 at the end
     * @throws ErrnoException ECONNRESET; ETIMEDOUT, if what was sent has not arrived for a quarter of an hour
     */
    public int read(byte[] bytes, int offset, int length) throws ErrnoException {
        int count = in().arrived().read(bytes, offset, length);
        if (count > 0) {
            in().hasRead();
            changes.wakeAll();
            return count;
        }
        Errno failed = error;
        if (failed != null && !endedBefore) {
            throw new ErrnoException(failed);
        }
        return in().arrived().isReadable() && in().arrived().held() == 0 ? -1 : 0;
    }

    /**
     * Sends as many bytes as there is room for.
     *
     * @return how many; 0 if there is no room yet
     * @throws ErrnoException EPIPE, if this direction was closed or the connection was broken off
     */
    public int write(byte[] bytes, int offset, int length) throws ErrnoException {
        if (error != null || isOutputShut()) {
            throw new ErrnoException(error == Errno.ETIMEDOUT ? Errno.ETIMEDOUT : Errno.EPIPE);
        }
        if (out().isRefused()) {
            // They are sent; it is the answer that tells that nobody reads them.
            reset();
            return length;
        }
        int count = out().send(bytes, offset, length);
        if (count > 0) {
            changes.wakeAll();
        }
        return count;
    }

    /** Whether a read would tell something at once. */
    public boolean isReadable() {
        return error != null || in().arrived().isReadable();
    }

    /** Whether a write would tell something at once. */
    public boolean isWritable() {
        return error != null || isOutputShut() || out().hasRoom();
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
        out().end();
        changes.wakeAll();
    }

    /** Gives the end up. Idempotent. */
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        if (in().arrived().held() > 0) {
            reset();
        }
        in().arrived().removeEnds(true, false);
        shutdownOutput();
        changes.wakeAll();
        both.closed();
    }

    /** As {@code /proc/net/tcp} shows it. */
    SocketStatus status(boolean isIpv6) {
        boolean peerEnded = !in().arrived().hasWriters();
        SocketStatus.State state = SocketStatus.State.ESTABLISHED;
        if (isOutputShut()) {
            state = out().isEnding() ? SocketStatus.State.FIN_WAIT1 : SocketStatus.State.FIN_WAIT2;
        } else if (peerEnded) {
            state = SocketStatus.State.CLOSE_WAIT;
        }
        return new SocketStatus(
                local, remote, state, isIpv6, out().underWay(), in().arrived().held(), 0, owner);
    }

    /** Breaks it off for both ends: what has come can still be read, then both hear of it. */
    public void reset() {
        endedBefore |= error == null && !in().arrived().hasWriters();
        error = Errno.ECONNRESET;
        out().breakOff();
        changes.wakeAll();
    }
}
