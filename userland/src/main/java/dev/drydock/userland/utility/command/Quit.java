package dev.drydock.userland.utility.command;

/** Ends the run of a utility from deep within it; what was to be said has been said. Made fresh each time. */
public final class Quit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public Quit(int status) {
        super("exit " + status, null, false, false);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
