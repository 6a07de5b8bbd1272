package dev.drydock.network.socket;

/**
 * A socket as {@code /proc/net/tcp} or {@code /proc/net/udp} shows it.
 *
 * @param remote the address of all and port 0 for one that listens, or has no peer
 * @param isIpv6 whether it was made for both families, and so is shown in {@code tcp6}
 * @param sending bytes that have not arrived
 * @param waiting bytes that were not read; connections that were not accepted, for one that listens
 * @param backlog how many connections may wait to be accepted; 0 for one that does not listen
 */
public record SocketStatus(
        SocketAddress local,
        SocketAddress remote,
        State state,
        boolean isIpv6,
        int sending,
        int waiting,
        int backlog,
        SocketOwner owner) {

    /** The remote side of a socket that has none. */
    static SocketAddress nobody(boolean isIpv6) {
        return new SocketAddress(isIpv6 ? SocketAddress.ANY_OF_BOTH : SocketAddress.ANY, 0);
    }

    /** States of RFC 9293, 3.3.2; the others pass at once here. */
    public enum State {
        ESTABLISHED(1),
        /** It has ended its direction, and the other side is not known to have heard of it. */
        FIN_WAIT1(4),
        /** It has ended its direction. */
        FIN_WAIT2(5),
        /** It speaks to anybody ({@code TCP_CLOSE}, of a UDP socket). */
        UNCONNECTED(7),
        /** The other side has ended its direction. */
        CLOSE_WAIT(8),
        LISTEN(10);

        private final int number;

        State(int number) {
            this.number = number;
        }

        /** As Linux numbers it. */
        public int number() {
            return number;
        }
    }
}
