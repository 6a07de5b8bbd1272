package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.SyntheticDirectory;
import dev.drydock.filesystem.SyntheticNode;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.Route;
import dev.drydock.network.socket.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /proc/PID/net}: interfaces, routes, and where somebody listens. */
record NetworkDirectory(OwnedProcess process) implements SyntheticDirectory {
    private static final String DEVICES_HEADER =
            "Inter-|   Receive                                                |  Transmit\n"
                    + " face |bytes    packets errs drop fifo frame compressed multicast"
                    + "|bytes    packets errs drop fifo colls carrier compressed\n";
    private static final String ROUTES_HEADER =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT";
    private static final String NEIGHBOURS_HEADER =
            "IP address       HW type     Flags       HW address            Mask     Device\n";
    private static final String SOCKETS_HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    private static final int LINE = 127;
    private static final int SOCKET_LINE = 149;
    private static final int ADDRESS_BITS = 32;

    @Override
    public @Nullable SyntheticNode child(String name, Caller caller) {
        return switch (name) {
            case "arp" -> TextFile.proc(view -> NEIGHBOURS_HEADER);
            case "dev" -> TextFile.proc(NetworkDirectory::devices);
            case "route" -> TextFile.proc(NetworkDirectory::routes);
            case "tcp" -> TextFile.proc(NetworkDirectory::listening);
            default -> null;
        };
    }

    @Override
    public List<String> names(Caller caller) {
        return List.of("arp", "dev", "route", "tcp");
    }

    private static String devices(ProcessView view) {
        StringBuilder text = new StringBuilder(DEVICES_HEADER);
        for (NetworkInterface each : view.network().interfaces()) {
            text.append(String.format(
                    "%6s: %7d %7d %4d %4d %4d %5d %10d %9d %8d %7d %4d %4d %4d %5d %7d %10d\n",
                    each.name(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        }
        return text.toString();
    }

    /** State 0A is LISTEN; numbers of kernel objects are zero. */
    private static String listening(ProcessView view) {
        StringBuilder text = new StringBuilder(String.format("%-" + SOCKET_LINE + "s\n", SOCKETS_HEADER));
        int line = 0;
        for (SocketAddress each : view.listening()) {
            text.append(String.format(
                    "%-" + SOCKET_LINE + "s\n",
                    String.format(
                            "%4d: %s:%04X 00000000:0000 0A 00000000:00000000 00:00000000 00000000 %5d %8d %d 1 %016d"
                                    + " 100 0 0 10 0",
                            line++, hex(address(each.address().toString())), each.port(), 0, 0, 0, 0)));
        }
        return text.toString();
    }

    private static String routes(ProcessView view) {
        StringBuilder text = new StringBuilder(line(ROUTES_HEADER));
        for (Route route : view.network().routes()) {
            long mask = route.prefixLength() == 0 ? 0 : -1L << (ADDRESS_BITS - route.prefixLength());
            text.append(line(String.format(
                    "%s\t%s\t%s\t%04X\t%d\t%d\t%d\t%s\t%d\t%d\t%d",
                    route.interfaceName(),
                    hex(address(route.destination())),
                    hex(address(route.gateway())),
                    route.gateway().isEmpty() ? 1 : 3,
                    0,
                    0,
                    0,
                    hex(mask),
                    0,
                    0,
                    0)));
        }
        return text.toString();
    }

    /** Each line is filled up with blanks. */
    private static String line(String text) {
        return String.format("%-" + LINE + "s\n", text);
    }

    private static long address(String dotted) {
        long address = 0;
        for (String part : dotted.isEmpty() ? new String[0] : dotted.split("\\.")) {
            address = address << 8 | Integer.parseInt(part);
        }
        return address;
    }

    /** As a number of a machine whose lowest byte comes first. */
    private static String hex(long address) {
        return String.format("%08X", Integer.reverseBytes((int) address));
    }

    @Override
    public int uid() {
        return process.uid();
    }

    @Override
    public int gid() {
        return process.gid();
    }
}
