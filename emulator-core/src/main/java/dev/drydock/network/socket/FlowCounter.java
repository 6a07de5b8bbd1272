package dev.drydock.network.socket;

import dev.drydock.network.Traffic;
import dev.drydock.network.Way;
import org.jspecify.annotations.Nullable;

/**
 * Counts the packets of one direction of a connection as Linux sends them over interfaces that cut streams by themselves: what
 * is written at once is one packet of up to 64 KiB, which is acknowledged by one.
 */
final class FlowCounter {
    /** TCP's header with the options of a first packet (RFC 9293, 3.1; RFC 7323). */
    static final int FIRST = 40;
    /** TCP's header with time stamps. */
    static final int HEADER = 32;
    /** TCP's header alone, as a reset has it that answers a first packet. */
    static final int BARE = 20;
    /** {@code GSO_LEGACY_MAX_SIZE} without headers. */
    private static final int LARGEST = 65_160;

    private final @Nullable Traffic traffic;
    private final Passage passage;
    private final Traffic.Direction direction;

    /** @param traffic null for what goes over no network */
    FlowCounter(@Nullable Traffic traffic, Passage passage, Traffic.Direction direction) {
        this.traffic = traffic;
        this.passage = passage;
        this.direction = direction;
    }

    /** That many bytes have come. */
    void data(int bytes) {
        for (int left = bytes; left > 0; left -= LARGEST) {
            passes(HEADER + Math.min(left, LARGEST));
            acknowledged();
        }
    }

    /** The end of this direction has come. */
    void end() {
        passes(HEADER);
        acknowledged();
    }

    /** The connection was broken off. */
    void reset() {
        passes(BARE);
    }

    /** What was sent was lost, and is sent again. */
    void lost(int bytes) {
        Way way = passage.way();
        if (traffic != null && way != null) {
            traffic.isLost(way, direction, HEADER + Math.min(bytes, LARGEST));
        }
    }

    private void passes(int bytes) {
        Way way = passage.way();
        if (traffic != null && way != null) {
            traffic.passes(way, direction, bytes);
        }
    }

    private void acknowledged() {
        Way way = passage.way();
        if (traffic != null && way != null) {
            boolean there = direction == Traffic.Direction.THERE;
            traffic.passes(way, there ? Traffic.Direction.BACK : Traffic.Direction.THERE, HEADER);
        }
    }
}
