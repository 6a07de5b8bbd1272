package dev.drydock.network.socket;

import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv6Address;

/** An address and a TCP or UDP port, 0 to 65535; as text, {@code 172.17.0.2:80} or {@code [fd00::2]:80}. */
public record SocketAddress(IpAddress address, int port) {
    /** Every address of IPv4 of a stack. */
    public static final IpAddress ANY = new Ipv4Address(0);

    /** Every address of a stack: what listens there takes connections by IPv4, too. */
    public static final IpAddress ANY_OF_BOTH = new Ipv6Address(0, 0);

    /** Whether its address is one of IPv6. */
    public boolean isIpv6() {
        return address instanceof Ipv6Address;
    }

    @Override
    public String toString() {
        return (address instanceof Ipv6Address ? "[" + address + "]" : address) + ":" + port;
    }
}
