package dev.drydock.network;

/**
 * The network of the emulated machine: one interface beside its bridges, and a name server that does not answer. Never read
 * from the real machine, so that two runs agree.
 *
 * @param address of {@code eth0}
 * @param subnet that {@code eth0} is in
 * @param gateway where its way out would be
 */
public record HostNetwork(
        Ipv4Address address, Ipv4Subnet subnet, MacAddress mac, Ipv4Address gateway, Ipv4Address nameServer) {

    /** The name of its one interface. */
    static final String LINK = "eth0";

    /** Addresses for documentation (RFC 5737), so that they are nobody's. */
    public static final HostNetwork DEFAULT = new HostNetwork(
            Ipv4Address.of("192.0.2.2"),
            Ipv4Subnet.of("192.0.2.0/24"),
            new MacAddress("02:00:c0:00:02:02"),
            Ipv4Address.of("192.0.2.1"),
            Ipv4Address.of("192.0.2.53"));
}
