package dev.drydock.process.procfs;

import dev.drydock.filesystem.Caller;
import dev.drydock.filesystem.SyntheticDirectory;
import dev.drydock.filesystem.SyntheticNode;
import dev.drydock.network.InterfaceAddress;
import dev.drydock.network.Ipv6Address;
import dev.drydock.network.LinkCounters;
import dev.drydock.network.Neighbour;
import dev.drydock.network.NetworkInterface;
import dev.drydock.network.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /proc/PID/net}: interfaces, routes and sockets. */
record NetworkDirectory(OwnedProcess process) implements SyntheticDirectory {
    private static final String DEVICES_HEADER =
            "Inter-|   Receive                                                |  Transmit\n"
                    + " face |bytes    packets errs drop fifo frame compressed multicast"
                    + "|bytes    packets errs drop fifo colls carrier compressed\n";
    private static final String ROUTES_HEADER =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT";
    private static final String NEIGHBOURS_HEADER =
            "IP address       HW type     Flags       HW address            Mask     Device\n";
    /** Without a line: no program here makes a unix socket, and who is spoken to by one is on the machine. */
    private static final String UNIX_HEADER = "Num       RefCount Protocol Flags    Type St Inode Path\n";

    private static final int LINE = 127;
    private static final int ADDRESS_BITS = 32;

    @Override
    public @Nullable SyntheticNode child(String name, Caller caller) {
        return switch (name) {
            case "arp" -> TextFile.proc(NetworkDirectory::neighbours);
            case "dev" -> TextFile.proc(NetworkDirectory::devices);
            case "route" -> TextFile.proc(NetworkDirectory::routes);
            case "if_inet6" -> TextFile.proc(NetworkDirectory::addresses6);
            case "tcp" -> TextFile.proc(view -> SocketTable.tcp(view.sockets()));
            case "tcp6" -> TextFile.proc(view -> SocketTable.tcp6(view.sockets()));
            case "udp" -> TextFile.proc(view -> SocketTable.udp(view.datagramSockets()));
            case "udp6" -> TextFile.proc(view -> SocketTable.udp6(view.datagramSockets()));
            case "unix" -> TextFile.proc(view -> UNIX_HEADER);
            case "raw" -> TextFile.proc(view -> SocketTable.RAW);
            case "raw6" -> TextFile.proc(view -> SocketTable.RAW_6);
            default -> null;
        };
    }

    @Override
    public List<String> names(Caller caller) {
        return List.of("arp", "dev", "if_inet6", "raw", "raw6", "route", "tcp", "tcp6", "udp", "udp6", "unix");
    }

    /** Hardware of Ethernet (1), and complete (2). */
    private static String neighbours(ProcessView view) {
        StringBuilder text = new StringBuilder(NEIGHBOURS_HEADER);
        for (Neighbour each : view.network().neighbours()) {
            text.append(String.format(
                    "%-16s 0x%-10x0x%-10x%s     *        %s\n",
                    each.address(), 1, 2, each.mac(), each.interfaceName()));
        }
        return text.toString();
    }

    private static String devices(ProcessView view) {
        StringBuilder text = new StringBuilder(DEVICES_HEADER);
        for (NetworkInterface each : view.network().interfaces()) {
            LinkCounters counters = each.counters();
            text.append(String.format(
                    "%6s: %7d %7d %4d %4d %4d %5d %10d %9d %8d %7d %4d %4d %4d %5d %7d %10d\n",
                    each.name(),
                    counters.receivedBytes(),
                    counters.receivedPackets(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    counters.sentBytes(),
                    counters.sentPackets(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0));
        }
        return text.toString();
    }

    /** Address, number of the interface, prefix, scope, flags (80: permanent, 02: not looked for twice) and name. */
    private static String addresses6(ProcessView view) {
        StringBuilder text = new StringBuilder();
        for (NetworkInterface device : view.network().interfaces()) {
            for (InterfaceAddress each : device.addresses6()) {
                String scope = switch (each.scope()) {
                    case "host" -> "10";
                    case "link" -> "20";
                    default -> "00";
                };
                text.append(String.format(
                        "%s %02x %02x %s %s %8s\n",
                        ((Ipv6Address) each.address()).digits(),
                        device.index(),
                        each.prefixLength(),
                        scope,
                        each.isGiven() ? "82" : "80",
                        device.name()));
            }
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
