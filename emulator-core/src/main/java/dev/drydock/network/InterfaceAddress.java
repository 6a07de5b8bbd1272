package dev.drydock.network;

/**
 * An address of an interface besides its first one of IPv4, as {@code ip addr} shows it.
 *
 * @param isGiven whether somebody gave it, rather than the interface itself
 */
public record InterfaceAddress(IpAddress address, int prefixLength, boolean isGiven) {
    /** {@code ::1/128}. */
    public static final InterfaceAddress LOOPBACK = new InterfaceAddress(new Ipv6Address(0, 1), 128, false);

    /** Whether it is one of IPv6. */
    public boolean isIpv6() {
        return address instanceof Ipv6Address;
    }

    /** How far it reaches: {@code host}, {@code link} or {@code global}; link-local addresses of IPv4 count as global. */
    public String scope() {
        if (address.isLoopback()) {
            return "host";
        }
        return isIpv6() && address.isLinkLocal() ? "link" : "global";
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
