package dev.drydock.userland.server.redis;

/** A command that fails: its message is the answer, the kind of the error first. */
final class RedisException extends Exception {
    private static final long serialVersionUID = 1L;

    RedisException(String message) {
        super(message);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
