package dev.drydock.sandbox;

/** Why an engine cannot be served, in one line that a user can act on. */
final class ServeException extends Exception {

    private static final long serialVersionUID = 1L;

    ServeException(String reason) {
        super(reason);
    }
}
