package dev.drydock.network;

import java.util.Optional;

/**
 * A block of IPv4 addresses.
 *
 * @param base its lowest address
 * @param prefixLength 0 to 32
 */
public record Ipv4Subnet(Ipv4Address base, int prefixLength) implements Comparable<Ipv4Subnet> {

    public Ipv4Subnet {
        if (prefixLength < 0 || prefixLength > 32 || (base.number() & sizeOf(prefixLength) - 1) != 0) {
            throw new IllegalArgumentException("Not a subnet: " + base + "/" + prefixLength);
        }
    }

    /** A subnet that is known to be one. */
    public static Ipv4Subnet of(String text) {
        return AddressWithPrefix.parse(text)
                .map(AddressWithPrefix::subnet)
                .orElseThrow(() -> new IllegalArgumentException("Not a subnet: " + text));
    }

    /** How many addresses it has, the first and the last included. */
    public long size() {
        return sizeOf(prefixLength);
    }

    public Ipv4Address last() {
        return base.plus(size() - 1);
    }

    public boolean contains(Ipv4Address address) {
        return base.compareTo(address) <= 0 && address.compareTo(last()) <= 0;
    }

    public boolean contains(Ipv4Subnet other) {
        return contains(other.base) && contains(other.last());
    }

    public boolean overlaps(Ipv4Subnet other) {
        return contains(other.base) || other.contains(base);
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

    /** An address and how much of it names its subnet, as {@code 10.5.0.1/24}. */
    record AddressWithPrefix(Ipv4Address address, int prefixLength) {

        static Optional<AddressWithPrefix> parse(String text) {
            int slash = text.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            String length = text.substring(slash + 1);
            boolean digits =
                    !length.isEmpty() && length.length() <= 2 && length.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits || Integer.parseInt(length) > 32 || (length.length() > 1 && length.charAt(0) == '0')) {
                return Optional.empty();
            }
            int prefix = Integer.parseInt(length);
            return Ipv4Address.parse(text.substring(0, slash)).map(address -> new AddressWithPrefix(address, prefix));
        }

        /** The subnet that the address is in. */
        Ipv4Subnet subnet() {
            return new Ipv4Subnet(new Ipv4Address(address.number() & -sizeOf(prefixLength)), prefixLength);
        }

        boolean hasHostBits() {
            return !subnet().base().equals(address);
        }
    }
}
