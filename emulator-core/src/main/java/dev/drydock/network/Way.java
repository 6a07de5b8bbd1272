package dev.drydock.network;

import org.jspecify.annotations.Nullable;

/**
 * The interfaces that a packet passes.
 *
 * @param from where it leaves its stack
 * @param to where it comes to another; the same one if it stays in its stack
 * @param mtu largest packet in bytes
 * @param isIpv6 of which family it is
 * @param next where it goes on to, if somebody there sends it on; null where it ends
 */
public record Way(
        LinkKey from,
        LinkKey to,
        int mtu,
        boolean isIpv6,
        @Nullable Way next) {
    Way(LinkKey from, LinkKey to, int mtu, boolean isIpv6) {
        this(from, to, mtu, isIpv6, null);
    }

    /** This one and then another. */
    Way then(Way further) {
        return new Way(from, to, mtu, isIpv6, further);
    }

    /** This one without what it goes on to. */
    public Way first() {
        return new Way(from, to, mtu, isIpv6);
    }

    /** Whether it stays in its stack. */
    boolean staysInside() {
        return from.equals(to);
    }
}
