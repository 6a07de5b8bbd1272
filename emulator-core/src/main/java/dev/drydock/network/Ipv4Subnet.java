package dev.drydock.network;

/**
 * A block of IPv4 addresses.
 *
 * @param base its lowest address
 * @param prefixLength 0 to 32
 */
public record Ipv4Subnet(Ipv4Address base, int prefixLength)
        implements AddressBlock<Ipv4Address>, Comparable<Ipv4Subnet> {

    public Ipv4Subnet {
        if (prefixLength < 0 || prefixLength > 32 || (base.number() & sizeOf(prefixLength) - 1) != 0) {
            throw new IllegalArgumentException("Not a subnet: " + base + "/" + prefixLength);
        }
    }

    /** A subnet that is known to be one. */
    public static Ipv4Subnet of(String text) {
        return Cidr.parse(text)
                .flatMap(Cidr::subnet4)
                .orElseThrow(() -> new IllegalArgumentException("Not a subnet: " + text));
    }

    /** The subnet of a length that an address is in. */
    public static Ipv4Subnet around(Ipv4Address address, int prefixLength) {
        return new Ipv4Subnet(new Ipv4Address(address.number() & -sizeOf(prefixLength)), prefixLength);
    }

    /** How many addresses it has, the first and the last included. */
    public long size() {
        return sizeOf(prefixLength);
    }

    @Override
    public Ipv4Address last() {
        return base.plus(size() - 1);
    }

    public boolean contains(Ipv4Subnet other) {
        return contains(other.base) && contains(other.last());
    }

    @Override
    public int compareTo(Ipv4Subnet other) {
        return base.compareTo(other.base);
    }

    @Override
    public String toString() {
        return base + "/" + prefixLength;
    }

    private static long sizeOf(int prefixLength) {
        return 1L << (32 - prefixLength);
    }
}
