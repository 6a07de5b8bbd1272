package dev.drydock.process.procfs;

import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv6Address;
import dev.drydock.network.socket.SocketAddress;
import dev.drydock.network.socket.SocketStatus;
import java.util.List;
import java.util.function.Function;

/**
 * {@code /proc/net/tcp}, {@code udp} and those of IPv6, as Linux 6.18 writes them; addresses of kernel objects are zero, and
 * sockets of UDP are numbered one after the other, not by their places in a hash table.
 */
final class SocketTable {
    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    private static final String HEADER_6 =
            "  sl  local_address                         remote_address                        st tx_queue rx_queue tr"
                    + " tm->when retrnsmt   uid  timeout inode\n";
    private static final String DATAGRAMS =
            "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer"
                    + " drops";
    private static final String DATAGRAMS_6 =
            "  sl  local_address                         remote_address                        st tx_queue rx_queue tr"
                    + " tm->when retrnsmt   uid  timeout inode ref pointer drops\n";
    /** {@code raw}, without a line: no program here has such a socket that lasts. */
    static final String RAW =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer"
                    + " drops\n";

    /** {@code raw6}, in the same way. */
    static final String RAW_6 = DATAGRAMS_6;

    private static final int LINE = 149;
    private static final int DATAGRAM_LINE = 127;
    private static final int WORD = 8;
    /** Of a socket that nothing has gone wrong with. */
    private static final String LISTENING = " 1 0000000000000000 100 0 0 10 0";

    private static final String CONNECTED = " 1 0000000000000000 20 4 30 10 -1";
    private static final String DATAGRAM = " 2 0000000000000000 0";

    private SocketTable() {}

    /** Sockets of IPv4; each line is filled up with blanks. */
    static String tcp(List<SocketStatus> sockets) {
        return table(sockets, HEADER, LINE, SocketTable::ofStream);
    }

    /** Sockets of both families. */
    static String tcp6(List<SocketStatus> sockets) {
        return table6(sockets, HEADER_6, SocketTable::ofStream);
    }

    /** As {@link #tcp}. */
    static String udp(List<SocketStatus> sockets) {
        return table(sockets, DATAGRAMS, DATAGRAM_LINE, socket -> DATAGRAM);
    }

    /** As {@link #tcp6}. */
    static String udp6(List<SocketStatus> sockets) {
        return table6(sockets, DATAGRAMS_6, socket -> DATAGRAM);
    }

    private static String table(
            List<SocketStatus> sockets, String header, int width, Function<SocketStatus, String> end) {
        StringBuilder text = new StringBuilder(String.format("%-" + width + "s\n", header));
        int number = 0;
        for (SocketStatus each : sockets) {
            if (!each.isIpv6()) {
                String line = line(number++, each, false) + end.apply(each);
                text.append(String.format("%-" + width + "s\n", line));
            }
        }
        return text.toString();
    }

    private static String table6(List<SocketStatus> sockets, String header, Function<SocketStatus, String> end) {
        StringBuilder text = new StringBuilder(header);
        int number = 0;
        for (SocketStatus each : sockets) {
            if (each.isIpv6()) {
                text.append(line(number++, each, true)).append(end.apply(each)).append('\n');
            }
        }
        return text.toString();
    }

    private static String ofStream(SocketStatus socket) {
        return socket.state() == SocketStatus.State.LISTEN ? LISTENING : CONNECTED;
    }

    private static String line(int number, SocketStatus socket, boolean isIpv6) {
        boolean sending = socket.sending() > 0;
        return String.format(
                "%4d: %s %s %02X %08X:%08X %02X:00000000 00000000 %5d %8d %d",
                number,
                place(socket.local(), isIpv6),
                place(socket.remote(), isIpv6),
                socket.state().number(),
                socket.sending(),
                socket.waiting(),
                sending ? 1 : 0,
                socket.owner().uid(),
                0,
                socket.owner().inode());
    }

    private static String place(SocketAddress place, boolean isIpv6) {
        return (isIpv6 ? hex6(place.address()) : hex(((Ipv4Address) place.address()).number()))
                + String.format(":%04X", place.port());
    }

    /** As a number of a machine whose lowest byte comes first. */
    private static String hex(long word) {
        return String.format("%08X", Integer.reverseBytes((int) word));
    }

    /** Four such numbers; an address of IPv4 is shown as the one of IPv6 that stands for it. */
    private static String hex6(IpAddress address) {
        String digits = address instanceof Ipv4Address ipv4
                ? "00000000000000000000ffff" + String.format("%08x", ipv4.number())
                : ((Ipv6Address) address).digits();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i += WORD) {
            text.append(hex(Long.parseLong(digits.substring(i, i + WORD), 16)));
        }
        return text.toString();
    }
}
