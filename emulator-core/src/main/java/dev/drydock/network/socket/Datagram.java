package dev.drydock.network.socket;

/**
 * What came by UDP.
 *
 * @param payload belongs to whoever receives it
 */
@SuppressWarnings("ArrayRecordComponent") // it is handed on, never compared
public record Datagram(SocketAddress source, byte[] payload) {}
