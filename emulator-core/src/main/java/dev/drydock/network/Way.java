package dev.drydock.network;

/**
 * The interfaces that a packet passes.
 *
 * @param from where it leaves its stack
 * @param to where it comes to another; the same one if it stays in its stack
 * @param mtu largest packet in bytes
 * @param isIpv6 of which family it is
 */
public record Way(LinkKey from, LinkKey to, int mtu, boolean isIpv6) {

    /** Whether it stays in its stack. */
    boolean staysInside() {
        return from.equals(to);
    }
}
