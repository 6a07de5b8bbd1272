package dev.drydock.userland.utility.awk;

/** A program that cannot be parsed; the message is what comes behind the name of the tool. */
final class AwkSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    AwkSyntaxException(String message) {
        super(message);
    }
}
