package dev.drydock.userland.utility.regex;

/** A regular expression that cannot be compiled, or not be matched within bounds; the message is glibc's regerror text. */
public final class RegexException extends Exception {
    private static final long serialVersionUID = 1L;

    public RegexException(String message) {
        super(message);
    }
}
