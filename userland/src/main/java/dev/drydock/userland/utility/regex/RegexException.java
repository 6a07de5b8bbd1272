package dev.drydock.userland.utility.regex;

/** A regular expression that cannot be compiled, or not be matched within bounds; the message is glibc's regerror text. */
public final class RegexException extends Exception {
    private static final long serialVersionUID = 1L;

    public RegexException(String message) {
        super(message);
    }

    /** The message as {@code regcomp} has it, to which a parenthesis is without its partner whichever of both is there. */
    public String ofRegcomp() {
        String message = String.valueOf(getMessage());
        return message.equals(RegexErrors.UNMATCHED_CLOSE) ? RegexErrors.UNMATCHED_OPEN : message;
    }
}
