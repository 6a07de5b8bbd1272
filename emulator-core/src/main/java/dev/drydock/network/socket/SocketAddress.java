package dev.drydock.network.socket;

import dev.drydock.network.Ipv4Address;

/** An address and a TCP or UDP port, 0 to 65535; as text, {@code 172.17.0.2:80}. */
public record SocketAddress(Ipv4Address address, int port) {
    /** Every address of a stack. */
    public static final Ipv4Address ANY = new Ipv4Address(0);

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
