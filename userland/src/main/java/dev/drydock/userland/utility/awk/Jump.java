package dev.drydock.userland.utility.awk;

/** Leaves the action at once, out of functions too. Made once: it carries no trace. */
final class Jump extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final Jump NEXT = new Jump("next");
    static final Jump NEXT_FILE = new Jump("nextfile");
    static final Jump EXIT = new Jump("exit");

    private Jump(String message) {
        super(message, null, false, false);
    }
}
