package dev.drydock.userland.shell.edit;

/** ^C: the line is given up. */
public final class InterruptedLine extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** For a shell that leaves editing to the terminal. */
    public static InterruptedLine here() {
        return new InterruptedLine();
    }

    InterruptedLine() {
        super(null, null, false, false);
    }
}
