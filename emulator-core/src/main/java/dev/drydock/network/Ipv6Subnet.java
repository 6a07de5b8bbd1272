package dev.drydock.network;

/**
 * A block of IPv6 addresses.
 *
 * @param base its lowest address
 * @param prefixLength 0 to 128
 */
public record Ipv6Subnet(Ipv6Address base, int prefixLength) implements AddressBlock<Ipv6Address> {
    private static final int HALF = 64;
    private static final int BITS = 128;

    public Ipv6Subnet {
        if (prefixLength < 0
                || prefixLength > BITS
                || !masked(base, prefixLength).equals(base)) {
            throw new IllegalArgumentException("Not a subnet: " + base + "/" + prefixLength);
        }
    }

    /** A subnet that is known to be one. */
    public static Ipv6Subnet of(String text) {
        return Cidr.parse(text)
                .flatMap(Cidr::subnet6)
                .orElseThrow(() -> new IllegalArgumentException("Not a subnet: " + text));
    }

    /** The subnet of a length that an address is in. */
    static Ipv6Subnet around(Ipv6Address address, int prefixLength) {
        return new Ipv6Subnet(masked(address, prefixLength), prefixLength);
    }

    @Override
    public Ipv6Address last() {
        return new Ipv6Address(
                base.high() | ~mask(Math.min(prefixLength, HALF)),
                base.low() | ~mask(Math.max(prefixLength - HALF, 0)));
    }

    @Override
    public String toString() {
        return base + "/" + prefixLength;
    }

    private static Ipv6Address masked(Ipv6Address address, int prefixLength) {
        return new Ipv6Address(
                address.high() & mask(Math.min(prefixLength, HALF)),
                address.low() & mask(Math.max(prefixLength - HALF, 0)));
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (HALF - bits);
    }
}
