package dev.drydock.userland.utility.network;

import dev.drydock.network.LinkCounters;
import dev.drydock.network.NetworkInterface;

/** The two lines of {@code ip link} about an interface. */
final class LinkLine {
    private static final int BYTES_WIDTH = 10;
    private static final int PACKETS_WIDTH = 7;
    private static final int DIRECTION_WIDTH = 3;

    private final NetworkInterface device;
    private final boolean gnu;
    private final boolean withMode;

    /** @param withMode whether it is {@code ip link} rather than {@code ip address} */
    LinkLine(NetworkInterface device, boolean gnu, boolean withMode) {
        this.device = device;
        this.gnu = gnu;
        this.withMode = withMode;
    }

    /** An interface that is one end of a pair names the other end; it is taken to be the next in number. */
    static String name(NetworkInterface device) {
        return device.name().startsWith("eth") ? device.name() + "@if" + (device.index() + 1) : device.name();
    }

    /**
     * The line over addresses of one family.
     *
     * @param ofIpv6 whether that is IPv6: the kernel tells less then
     */
    String start(boolean ofIpv6) {
        return flags()
                + (ofIpv6 ? "" : "qdisc noqueue ")
                + state()
                + (ofIpv6 ? "" : group())
                + queue()
                + (ofIpv6 ? "\n" : end());
    }

    /** With the line of the hardware address. */
    String text() {
        String first =
                flags() + "qdisc noqueue " + state() + (gnu && withMode ? "mode DEFAULT " : "") + group() + queue();
        boolean loopback = device.isLoopback();
        return first + "\n    link/" + (loopback ? "loopback " : "ether ") + device.mac() + " brd "
                + (loopback ? "00:00:00:00:00:00" : "ff:ff:ff:ff:ff:ff") + end();
    }

    private String flags() {
        String flags = device.isLoopback()
                ? "LOOPBACK,UP,LOWER_UP"
                : "BROADCAST,MULTICAST,UP,LOWER_UP" + (gnu ? "" : ",M-DOWN");
        return device.index() + ": " + name(device) + ": <" + flags + "> mtu " + device.mtu() + " ";
    }

    private String state() {
        return gnu ? "state " + (device.isLoopback() ? "UNKNOWN " : "UP ") : "";
    }

    private String group() {
        return gnu ? "group default " : "";
    }

    private String queue() {
        return device.isLoopback() ? "qlen 1000" : "";
    }

    private String end() {
        return gnu && device.name().startsWith("eth") ? " link-netnsid 0\n" : "\n";
    }

    /** Four lines of counters, as iproute2 shows them; columns grow with their numbers. */
    String statistics() {
        LinkCounters counters = device.counters();
        int bytes = width(BYTES_WIDTH, counters.receivedBytes(), counters.sentBytes());
        int packets = width(PACKETS_WIDTH, counters.receivedPackets(), counters.sentPackets());
        return statistics("RX", " missed", "  mcast", bytes, packets)
                + numbers(bytes, counters.receivedBytes(), packets, counters.receivedPackets())
                + statistics("TX", "carrier", "collsns", bytes, packets)
                + numbers(bytes, counters.sentBytes(), packets, counters.sentPackets());
    }

    private static int width(int least, long one, long other) {
        return Math.max(least, Long.toString(Math.max(one, other)).length());
    }

    private static String statistics(String direction, String fifth, String sixth, int bytes, int packets) {
        return String.format(
                "    %s:%" + (bytes - DIRECTION_WIDTH) + "s %" + packets + "s errors dropped %s %s%11s\n",
                direction,
                "bytes",
                "packets",
                fifth,
                sixth,
                "");
    }

    private static String numbers(int bytesWidth, long bytes, int packetsWidth, long packets) {
        return String.format(
                "    %" + bytesWidth + "d %" + packetsWidth + "d      0       0       0       0 \n", bytes, packets);
    }
}
