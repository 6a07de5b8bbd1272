package dev.drydock.error;

/**
 * A refusal of the engine. The message is the engine's own wording, capitals and punctuation included, because clients
 * search it for words (Docker Engine 28.5.2). Each package makes its own in one {@code …Errors} class.
 */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    public EngineException(ErrorKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public EngineException(ErrorKind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** The engine's words. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
