package dev.drydock.userland.shell.interp;

/**
 * A command of the shell itself that cannot go on. After a special built-in a shell that is not interactive ends, unless it
 * is bash; after any other the command has failed.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param words without the shell's name
     * @param status what the command ends with
     */
    public Failure(String words, int status) {
        super(words, null, false, false);
        this.status = status;
    }

    /** The message, never null. */
    public String words() {
        return String.valueOf(getMessage());
    }

    public int status() {
        return status;
    }
}
