package dev.drydock.userland.utility.awk;

/** Thrown where mawk's parser meets what its grammar does not allow there; it was told of, and is recovered from. */
final class UnexpectedToken extends Exception {
    private static final long serialVersionUID = 1L;

    UnexpectedToken() {
        super("", null, false, false);
    }
}
