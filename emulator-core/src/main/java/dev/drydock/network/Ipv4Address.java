package dev.drydock.network;

import java.util.Optional;

/**
 * An IPv4 address.
 *
 * @param number its 32 bits, as a number from 0 to 4,294,967,295
 */
public record Ipv4Address(long number) implements IpAddress, Consecutive<Ipv4Address> {
    private static final long LAST = 0xffff_ffffL;

    public Ipv4Address {
        if (number < 0 || number > LAST) {
            throw new IllegalArgumentException("An IPv4 address has 32 bits: " + number);
        }
    }

    /** Reads four numbers with dots between them, without leading zeros; empty if it is something else. */
    public static Optional<Ipv4Address> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long number = 0;
        for (String part : parts) {
            boolean digits =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            number = number << 8 | Integer.parseInt(part);
        }
        return Optional.of(new Ipv4Address(number));
    }

    /** An address that is known to be one. */
    public static Ipv4Address of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not an IPv4 address: " + text));
    }

    public Ipv4Address plus(long count) {
        return new Ipv4Address(number + count);
    }

    @Override
    public boolean isLoopback() {
        return number >>> 24 == 127;
    }

    @Override
    public boolean isUnspecified() {
        return number == 0;
    }

    @Override
    public Ipv4Address unmapped() {
        return this;
    }

    @Override
    public boolean isLinkLocal() {
        return number >>> 16 == 0xa9fe;
    }

    @Override
    public Ipv4Address next() {
        return new Ipv4Address(number + 1 & LAST);
    }

    @Override
    public Ipv4Address previous() {
        return new Ipv4Address(number - 1 & LAST);
    }

    @Override
    public int compareTo(Ipv4Address other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        // The compiler's own concatenation of so many parts takes the first engine of a JVM longer than all of its
        // networks.
        StringBuilder text = new StringBuilder("255.255.255.255".length());
        text.append(number >>> 24).append('.').append(number >>> 16 & 0xff).append('.');
        return text.append(number >>> 8 & 0xff)
                .append('.')
                .append(number & 0xff)
                .toString();
    }
}
