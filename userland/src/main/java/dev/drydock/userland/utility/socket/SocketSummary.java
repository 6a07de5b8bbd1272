package dev.drydock.userland.utility.socket;

import dev.drydock.network.socket.OpenSockets;
import dev.drydock.network.socket.SocketStatus;
import java.util.List;
import java.util.Set;

/** {@code ss -s}: how many sockets there are. */
final class SocketSummary {
    private static final Set<SocketStatus.State> OPEN =
            Set.of(SocketStatus.State.ESTABLISHED, SocketStatus.State.CLOSE_WAIT);

    private SocketSummary() {}

    static String of(OpenSockets sockets) {
        List<SocketStatus> tcp = sockets.streams();
        List<SocketStatus> udp = sockets.datagrams();
        long open = tcp.stream().filter(socket -> OPEN.contains(socket.state())).count();
        return "Total: " + (tcp.size() + udp.size()) + "\n"
                + "TCP:   " + tcp.size() + " (estab " + open + ", closed 0, orphaned 0, timewait 0)\n\n"
                + "Transport Total     IP        IPv6\n"
                + line("RAW", 0, 0)
                + line("UDP", udp.size(), ofIpv6(udp))
                + line("TCP", tcp.size(), ofIpv6(tcp))
                + line("INET", tcp.size() + udp.size(), ofIpv6(tcp) + ofIpv6(udp))
                + line("FRAG", 0, 0)
                + "\n";
    }

    private static int ofIpv6(List<SocketStatus> sockets) {
        return (int) sockets.stream().filter(SocketStatus::isIpv6).count();
    }

    private static String line(String name, int all, int ofIpv6) {
        return String.format("%s\t  %-9d %-9d %-9d\n", name, all, all - ofIpv6, ofIpv6);
    }
}
