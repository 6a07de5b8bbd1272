package dev.drydock.userland.utility.awk;

/** Leaves the action at once, out of functions too. It carries no trace. */
final class Jump extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final To target;

    Jump(To target) {
        super(target.name(), null, false, false);
        this.target = target;
    }

    /** Where the program goes on. */
    enum To {
        NEXT,
        NEXT_FILE,
        EXIT
    }

    To target() {
        return target;
    }
}
