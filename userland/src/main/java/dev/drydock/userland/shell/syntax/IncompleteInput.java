package dev.drydock.userland.shell.syntax;

/** A command is not complete yet: another line is wanted (PS2). */
public final class IncompleteInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IncompleteInput() {
        super("more input is needed", null, false, false);
    }
}
