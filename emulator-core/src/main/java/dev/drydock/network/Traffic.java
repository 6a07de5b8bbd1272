package dev.drydock.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The counters of all interfaces, and who has met whom: the one place where packets are counted. Safe for use by several threads.
 *
 * <p>A packet counts with its transport header and payload, 20 bytes for IPv4 or 40 for IPv6, and 14 for Ethernet; those that
 * stay inside of a stack have no Ethernet header, and count as received and as sent. Questions for hardware addresses (ARP,
 * neighbour discovery) are not counted, nor are packets that nobody can get.
 */
public final class Traffic {
    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int IPV6 = 40;
    private static final int FRAGMENT_UNIT = 8;

    private final Map<LinkKey, Counted> counted = new ConcurrentHashMap<>();

    /** What came and went by one interface; guarded by itself. */
    private static final class Counted {
        private long receivedPackets;
        private long receivedBytes;
        private long sentPackets;
        private long sentBytes;
        private final Set<LinkKey> peers = new LinkedHashSet<>();
        private @Nullable LinkKey lastPeer;

        /** Packets are exchanged with somebody. */
        synchronized void meets(LinkKey peer) {
            if (!peer.equals(lastPeer)) {
                lastPeer = peer;
                peers.add(peer);
            }
        }

        synchronized List<LinkKey> peers() {
            return List.copyOf(peers);
        }

        synchronized void received(long packets, long bytes) {
            receivedPackets += packets;
            receivedBytes += bytes;
        }

        synchronized void sent(long packets, long bytes) {
            sentPackets += packets;
            sentBytes += bytes;
        }

        synchronized LinkCounters now() {
            return new LinkCounters(receivedPackets, receivedBytes, sentPackets, sentBytes);
        }
    }

    /** What is under way on a {@link Way}. */
    public enum Direction {
        THERE,
        BACK
    }

    /** Counts one packet that was sent and has come, however large: the kernel leaves it to the interface to cut streams. */
    public void passes(Way way, Direction direction, int transportBytes) {
        for (Way part = way; part != null; part = part.next()) {
            count(part, direction, 1, frame(part, transportBytes), true);
        }
    }

    /** As {@link #passes}, for one that was lost on its way. */
    public void isLost(Way way, Direction direction, int transportBytes) {
        count(way, direction, 1, frame(way, transportBytes), false);
    }

    /**
     * Counts a message that was sent as a whole, in as many fragments as the way needs (RFC 791, 2.3).
     *
     * @param arrives whether it was not lost
     */
    public void message(Way way, Direction direction, int transportBytes, boolean arrives) {
        for (Way part = way; part != null; part = part.next()) {
            count(part, direction, transportBytes, arrives);
        }
    }

    private void count(Way way, Direction direction, int transportBytes, boolean arrives) {
        int room = way.mtu() - header(way);
        if (transportBytes <= room) {
            count(way, direction, 1, frame(way, transportBytes), arrives);
            return;
        }
        int each = room / FRAGMENT_UNIT * FRAGMENT_UNIT;
        int fragments = (transportBytes + each - 1) / each;
        count(way, direction, fragments, (long) fragments * frame(way, 0) + transportBytes, arrives);
    }

    private static int header(Way way) {
        return way.isIpv6() ? IPV6 : IPV4;
    }

    private static int frame(Way way, int transportBytes) {
        return transportBytes + header(way) + (way.from().isLoopback() ? 0 : ETHERNET);
    }

    private void count(Way way, Direction direction, int packets, long bytes, boolean arrives) {
        boolean there = direction == Direction.THERE || way.staysInside();
        of(there ? way.from() : way.to()).sent(packets, bytes);
        if (arrives) {
            of(there ? way.to() : way.from()).received(packets, bytes);
        }
        if (!way.staysInside() && !way.isIpv6()) {
            of(way.from()).meets(way.to());
            of(way.to()).meets(way.from());
        }
    }

    /** Whom packets of IPv4 were exchanged with over an interface. */
    List<LinkKey> peers(LinkKey link) {
        Counted known = counted.get(link);
        return known == null ? List.of() : known.peers();
    }

    private Counted of(LinkKey link) {
        return counted.computeIfAbsent(link, first -> new Counted());
    }

    LinkCounters now(LinkKey link) {
        Counted known = counted.get(link);
        return known == null ? LinkCounters.NONE : known.now();
    }

    /** The interface is gone. */
    void forget(LinkKey link) {
        counted.remove(link);
    }
}
