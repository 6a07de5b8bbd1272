package dev.drydock.network;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An IPv6 address.
 *
 * @param high its first 64 bits
 * @param low its last 64 bits
 */
public record Ipv6Address(long high, long low) implements IpAddress, Consecutive<Ipv6Address> {
    private static final int GROUPS = 8;
    private static final int BYTES = 16;

    /**
     * Reads groups of hexadecimal digits with colons between them, one run of zeros perhaps left out, the last 32 bits perhaps
     * as an IPv4 address (RFC 4291, 2.2); empty if it is something else. Zones are something else.
     */
    public static Optional<Ipv6Address> parse(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.size() == GROUPS).map(Ipv6Address::of);
        }
        Optional<List<Integer>> before = groups(text.substring(0, gap));
        Optional<List<Integer>> after = groups(text.substring(gap + 2));
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(before.get());
        int missing = GROUPS - all.size() - after.get().size();
        if (missing < 1) {
            return Optional.empty();
        }
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(after.get());
        return Optional.of(of(all));
    }

    /** An address that is known to be one. */
    public static Ipv6Address of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not an IPv6 address: " + text));
    }

    /** The address that an interface gives itself on its link, from its hardware address (RFC 4291, appendix A). */
    public static Ipv6Address linkLocalOf(MacAddress mac) {
        long bits = Long.parseLong(mac.text().replace(":", ""), 16);
        long upper = bits >>> 24 ^ 0x02_0000L;
        long lower = bits & 0xff_ffffL;
        return new Ipv6Address(0xfe80_0000_0000_0000L, upper << 40 | 0xff_fe00_0000L | lower);
    }

    private static Optional<List<Integer>> groups(String text) {
        List<Integer> groups = new ArrayList<>();
        if (text.isEmpty()) {
            return Optional.of(groups);
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
                groups.add(Integer.parseInt(parts[i], 16));
            } else {
                Optional<Ipv4Address> tail =
                        i == parts.length - 1 ? Ipv4Address.parse(parts[i]) : Optional.<Ipv4Address>empty();
                if (tail.isEmpty()) {
                    return Optional.empty();
                }
                groups.add((int) (tail.get().number() >>> 16));
                groups.add((int) (tail.get().number() & 0xffff));
            }
        }
        return Optional.of(groups);
    }

    private static Ipv6Address of(List<Integer> groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS; i++) {
            if (i < GROUPS / 2) {
                high = high << 16 | groups.get(i);
            } else {
                low = low << 16 | groups.get(i);
            }
        }
        return new Ipv6Address(high, low);
    }

    @Override
    public boolean isLoopback() {
        return high == 0 && low == 1;
    }

    @Override
    public boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    @Override
    public boolean isLinkLocal() {
        return high >>> 54 == 0xfe80L >>> 6;
    }

    /** Whether it stands for an address of IPv4: {@code ::ffff:10.0.0.1}. */
    public boolean isMappedIpv4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    @Override
    public IpAddress unmapped() {
        return isMappedIpv4() ? new Ipv4Address(low & 0xffff_ffffL) : this;
    }

    /** Its 16 bytes, the first one first. */
    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** Its 32 hexadecimal digits, without colons. */
    public String digits() {
        return String.format("%016x%016x", high, low);
    }

    @Override
    public Ipv6Address next() {
        return new Ipv6Address(low == -1 ? high + 1 : high, low + 1);
    }

    @Override
    public Ipv6Address previous() {
        return new Ipv6Address(low == 0 ? high - 1 : high, low - 1);
    }

    @Override
    public int compareTo(Ipv6Address other) {
        int first = Long.compareUnsigned(high, other.high);
        return first == 0 ? Long.compareUnsigned(low, other.low) : first;
    }

    /** In the one form that has no choices: the longest run of two zeros or more is left out (RFC 5952). */
    @Override
    public String toString() {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            long half = i < GROUPS / 2 ? high : low;
            groups[i] = (int) (half >>> 16 * (3 - i % 4) & 0xffff);
        }
        int start = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                start = i;
                longest = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                boolean first = text.length() == 0 || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }
}
