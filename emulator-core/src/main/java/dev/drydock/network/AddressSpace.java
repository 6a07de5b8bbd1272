package dev.drydock.network;

import dev.drydock.digest.Digest;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The subnets of all networks of one scope. Networks with the scope {@code global} have their own, in which the engine offers
 * other ones (28.5.2: default address pools). Not thread-safe.
 */
record AddressSpace(SubnetPlan<Ipv4Address> ipv4, SubnetPlan<Ipv6Address> ipv6) {
    private static final int UNIQUE_LOCAL = 0xfd;
    private static final int OFFERED_IPV6 = 1 << 16;
    private static final int OFFERED_GLOBAL = 1 << 16;

    /**
     * That of this machine: 172.17–172.31 by /16, then 192.168 by /20, and a /48 of unique local addresses (RFC 4193) by /64,
     * which comes from the engine's id.
     */
    static AddressSpace local(String engineId) {
        Ipv6Address base = uniqueLocal(engineId);
        return new AddressSpace(
                new SubnetPlan<>(AddressSpace::offeredHere),
                new SubnetPlan<>(() -> IntStream.range(0, OFFERED_IPV6)
                        .mapToObj(number -> new Ipv6Subnet(new Ipv6Address(base.high() | number, 0), 64))));
    }

    /** That of networks with the scope {@code global}: 10.0.0.0/8 by /24, and no IPv6. */
    static AddressSpace global() {
        return new AddressSpace(
                new SubnetPlan<>(() -> IntStream.range(0, OFFERED_GLOBAL)
                        .mapToObj(number -> new Ipv4Subnet(new Ipv4Address(10L << 24 | (long) number << 8), 24))),
                new SubnetPlan<>(Stream::empty));
    }

    AddressSpace copy() {
        return new AddressSpace(ipv4.copy(), ipv6.copy());
    }

    private static Stream<AddressBlock<Ipv4Address>> offeredHere() {
        return Stream.concat(
                IntStream.rangeClosed(17, 31)
                        .mapToObj(second -> new Ipv4Subnet(new Ipv4Address(172L << 24 | (long) second << 16), 16)),
                IntStream.range(0, 16)
                        .mapToObj(part -> new Ipv4Subnet(new Ipv4Address(192L << 24 | 168L << 16 | part << 12), 20)));
    }

    /** The last 40 of the first 64 bits of the digest of the id are the global id (28.5.2: deriveULABaseNetwork). */
    private static Ipv6Address uniqueLocal(String engineId) {
        String hex = Digest.sha256(engineId.getBytes(StandardCharsets.UTF_8)).hex();
        long globalId = Long.parseUnsignedLong(hex.substring(0, 16), 16) & 0xff_ffff_ffffL;
        return new Ipv6Address((long) UNIQUE_LOCAL << 56 | globalId << 16, 0);
    }
}
