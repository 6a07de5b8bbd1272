package dev.drydock.sandbox;

/** What is wrong with a command line, in one line. */
final class WrongUseException extends Exception {

    private static final long serialVersionUID = 1L;

    WrongUseException(String reason) {
        super(reason);
    }
}
