package dev.drydock.userland.utility.edit;

/** A script that cannot be read. */
final class SedSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean missingLabel;

    /** @param message with the place, if there is one */
    SedSyntaxException(String message) {
        this(message, false);
    }

    private SedSyntaxException(String message, boolean missingLabel) {
        super(message);
        this.missingLabel = missingLabel;
    }

    static SedSyntaxException missing(String label) {
        return new SedSyntaxException("can't find label for jump to `" + label + "'", true);
    }

    /** Whether a jump leads nowhere, which is seen last and ends with a status of its own. */
    boolean isMissingLabel() {
        return missingLabel;
    }
}
