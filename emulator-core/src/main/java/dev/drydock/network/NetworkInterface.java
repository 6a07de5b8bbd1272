package dev.drydock.network;

import java.util.List;

/**
 * An interface as {@code ip addr} shows it.
 *
 * @param name {@code lo}, {@code eth0} …
 * @param address dotted IPv4 address, empty if it has none
 * @param broadcast dotted address, empty for {@code lo} and in subnets of two addresses or one
 * @param mac {@code 02:42:ac:11:00:02} and the like; zeros for {@code lo}
 * @param furtherAddresses besides the first one of IPv4, in the order in which they are shown
 * @param counters what has come and gone by it
 */
public record NetworkInterface(
        String name,
        int index,
        String address,
        int prefixLength,
        String broadcast,
        String mac,
        int mtu,
        boolean up,
        List<InterfaceAddress> furtherAddresses,
        LinkCounters counters) {
    /** What every stack has. */
    public static final NetworkInterface LOOPBACK = new NetworkInterface(
            "lo",
            1,
            "127.0.0.1",
            8,
            "",
            "00:00:00:00:00:00",
            65536,
            true,
            List.of(InterfaceAddress.LOOPBACK),
            LinkCounters.NONE);

    public NetworkInterface {
        furtherAddresses = List.copyOf(furtherAddresses);
    }

    /** The same one after packets have come and gone. */
    NetworkInterface counted(LinkCounters now) {
        return new NetworkInterface(name, index, address, prefixLength, broadcast, mac, mtu, up, furtherAddresses, now);
    }

    public boolean isLoopback() {
        return name.equals("lo");
    }

    /** Its addresses of IPv6. */
    public List<InterfaceAddress> addresses6() {
        return furtherAddresses.stream().filter(InterfaceAddress::isIpv6).toList();
    }
}
