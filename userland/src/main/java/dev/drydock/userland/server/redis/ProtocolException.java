package dev.drydock.userland.server.redis;

/** A client that does not speak the protocol: it is told, and the connection ends. */
final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    ProtocolException(String message) {
        super(message);
    }
}
