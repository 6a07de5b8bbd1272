package dev.drydock.userland.shell.expand;

/** An expansion that failed: the command does not run. The words are the dialect's, without the shell's name. */
public final class ExpansionError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What bash does about it; the others end a shell that is not interactive. */
    public enum Gravity {
        /** The command fails. */
        COMMAND,
        /** What was read with the command is given up; a shell that is not interactive ends with status 1. */
        LINE,
        /** A shell that is not interactive ends with status 127. */
        SHELL
    }

    private final Gravity gravity;

    public ExpansionError(String words, Gravity gravity) {
        super(words, null, false, false);
        this.gravity = gravity;
    }

    /** The message, never null. */
    public String words() {
        return String.valueOf(getMessage());
    }

    public Gravity gravity() {
        return gravity;
    }
}
