package dev.drydock.network;

import java.util.Optional;

/** An address of either family. */
public sealed interface IpAddress permits Ipv4Address, Ipv6Address {

    /** Reads an address of either family; empty if it is something else. */
    static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') < 0
                ? Ipv4Address.parse(text).map(address -> address)
                : Ipv6Address.parse(text).map(address -> address);
    }

    /** An address that is known to be one. */
    static IpAddress of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not an address: " + text));
    }

    /** Whether it leads back to where it is used. */
    boolean isLoopback();

    /** Whether it stands for every address of its family: {@code 0.0.0.0} or {@code ::}. */
    boolean isUnspecified();

    /** Whether it is of use on one link alone: in 169.254.0.0/16 or fe80::/10. */
    boolean isLinkLocal();

    /** The address of IPv4 that one of IPv6 stands for, else itself. */
    IpAddress unmapped();
}
