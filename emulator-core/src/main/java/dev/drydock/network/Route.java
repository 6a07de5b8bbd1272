package dev.drydock.network;

/**
 * A line of {@code ip route}.
 *
 * @param destination {@code 0.0.0.0} with prefix length 0 for the default route
 * @param gateway empty for a directly connected network
 */
public record Route(String destination, int prefixLength, String gateway, String interfaceName) {}
