package dev.drydock.network;

import java.util.Optional;

/** An address and how much of it names its subnet, as {@code 10.5.0.1/24} or {@code fd00:5::1/64}. */
record Cidr(IpAddress address, int prefixLength) {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    static Optional<Cidr> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String length = text.substring(slash + 1);
        if (!length.matches("0|[1-9][0-9]{0,2}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(length);
        return IpAddress.parse(text.substring(0, slash))
                .filter(address -> prefix <= (address instanceof Ipv4Address ? IPV4_BITS : IPV6_BITS))
                .map(address -> new Cidr(address, prefix));
    }

    boolean isIpv6() {
        return address instanceof Ipv6Address;
    }

    /** The subnet that the address is in, if it is one of IPv4. */
    Optional<Ipv4Subnet> subnet4() {
        return address instanceof Ipv4Address ipv4
                ? Optional.of(Ipv4Subnet.around(ipv4, prefixLength))
                : Optional.empty();
    }

    /** The subnet that the address is in, if it is one of IPv6. */
    Optional<Ipv6Subnet> subnet6() {
        return address instanceof Ipv6Address ipv6
                ? Optional.of(Ipv6Subnet.around(ipv6, prefixLength))
                : Optional.empty();
    }

    AddressBlock<?> subnet() {
        return address instanceof Ipv6Address ipv6
                ? Ipv6Subnet.around(ipv6, prefixLength)
                : Ipv4Subnet.around((Ipv4Address) address, prefixLength);
    }

    boolean hasHostBits() {
        return !subnet().base().equals(address);
    }

    /** Whether an address of the same family is in its subnet. */
    boolean contains(IpAddress other) {
        if (other instanceof Ipv4Address ipv4) {
            return subnet4().filter(block -> block.contains(ipv4)).isPresent();
        }
        return subnet6().filter(block -> block.contains((Ipv6Address) other)).isPresent();
    }

    /** Whether some address is in both subnets. */
    boolean overlaps(Cidr other) {
        boolean first = subnet4()
                .flatMap(block -> other.subnet4().filter(block::overlaps))
                .isPresent();
        return first
                || subnet6()
                        .flatMap(block -> other.subnet6().filter(block::overlaps))
                        .isPresent();
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
