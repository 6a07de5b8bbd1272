package dev.drydock.userland.utility.network;

import dev.drydock.network.Ipv4Address;

/** Prefix lengths as masks. */
final class Netmask {
    private Netmask() {}

    /** {@code 255.255.0.0} for 16. */
    static String of(int prefixLength) {
        long mask = prefixLength == 0 ? 0 : 0xffff_ffffL << (32 - prefixLength) & 0xffff_ffffL;
        return new Ipv4Address(mask).toString();
    }
}
