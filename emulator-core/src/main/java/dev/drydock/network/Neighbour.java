package dev.drydock.network;

/**
 * Somebody on a network at hand.
 *
 * @param mac its hardware address
 * @param interfaceName by which it is reached
 */
public record Neighbour(String address, String mac, String interfaceName) {}
