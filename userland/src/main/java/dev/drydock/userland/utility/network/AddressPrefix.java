package dev.drydock.userland.utility.network;

import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import dev.drydock.network.Ipv6Address;
import java.util.Optional;

/**
 * The first bits of addresses. One of IPv4 also means the addresses of IPv6 that stand for such.
 *
 * @param bits how many count
 */
public record AddressPrefix(IpAddress address, int bits) {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int PARTS = 4;
    private static final int HIGHEST_PART = 255;

    public static AddressPrefix only(IpAddress address) {
        return new AddressPrefix(address, width(address));
    }

    /** Reads {@code 10.0.0.0/8}, {@code 10/8}, {@code 10.0.0.0/255.0.0.0}, {@code fe80::/10}; empty for anything else. */
    public static Optional<AddressPrefix> parse(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = address(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return address.map(AddressPrefix::only);
        }
        int bits = bits(text.substring(slash + 1));
        return address.filter(found -> bits >= 0 && bits <= width(found)).map(found -> new AddressPrefix(found, bits));
    }

    /** Numbers that are missing at the end of one of IPv4 are zero. */
    private static Optional<IpAddress> address(String text) {
        if (text.indexOf(':') >= 0) {
            return IpAddress.parse(text);
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length > PARTS) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 0; i < PARTS; i++) {
            String part = i < parts.length ? parts[i] : "0";
            if (!part.matches("\\d{1,3}") || Integer.parseInt(part) > HIGHEST_PART) {
                return Optional.empty();
            }
            number = number << Byte.SIZE | Integer.parseInt(part);
        }
        return Optional.of(new Ipv4Address(number));
    }

    /** A number of bits, or a mask that has as many; negative if it is neither. */
    private static int bits(String text) {
        if (text.matches("\\d{1,3}")) {
            return Integer.parseInt(text);
        }
        Optional<Ipv4Address> mask = Ipv4Address.parse(text);
        if (mask.isEmpty()) {
            return -1;
        }
        int ones = Long.bitCount(mask.get().number());
        long contiguous = ones == 0 ? 0 : (-1L << (IPV4_BITS - ones)) & 0xffff_ffffL;
        return mask.get().number() == contiguous ? ones : -1;
    }

    private static int width(IpAddress address) {
        return address instanceof Ipv4Address ? IPV4_BITS : IPV6_BITS;
    }

    public boolean contains(IpAddress other) {
        if (address instanceof Ipv4Address own) {
            return other.unmapped() instanceof Ipv4Address there
                    && sameBits(own.number(), there.number(), bits + Long.SIZE - IPV4_BITS);
        }
        Ipv6Address own = (Ipv6Address) address;
        return other instanceof Ipv6Address there
                && sameBits(own.high(), there.high(), Math.min(bits, Long.SIZE))
                && sameBits(own.low(), there.low(), Math.max(0, bits - Long.SIZE));
    }

    private static boolean sameBits(long one, long other, int bits) {
        return bits == 0 || (one ^ other) >>> (Long.SIZE - bits) == 0;
    }
}
