package dev.drydock.network;

/**
 * An interface as {@code ip addr} shows it.
 *
 * @param name {@code lo}, {@code eth0} …
 * @param address dotted IPv4 address, empty if it has none
 * @param broadcast dotted address, empty for {@code lo}
 * @param mac {@code 02:42:ac:11:00:02} and the like; zeros for {@code lo}
 */
public record NetworkInterface(
        String name, int index, String address, int prefixLength, String broadcast, String mac, int mtu, boolean up) {}
