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
        /** As a line, and what was given with {@code -c} is given up as a whole: an index is no expression. */
        TEXT,
        /** As a text, and a command of the shell that assigned is named: a value that should be a number is none. */
        VALUE,
        /** A shell that is not interactive ends with status 127. */
        SHELL
    }

    private final Gravity gravity;

    public ExpansionError(String words, Gravity gravity) {
        super(words, null, false, false);
        this.gravity = gravity;
    }

    /** The same failure where more is given up for it. */
    ExpansionError graver(Gravity other) {
        return gravity == Gravity.LINE ? new ExpansionError(words(), other) : this;
    }

    /** The same failure of an expression in the expansion of a parameter. */
    ExpansionError of(String parameter) {
        return gravity == Gravity.LINE ? new ExpansionError(parameter + ": " + words(), gravity) : this;
    }

    /** As a command of bash's tells of a value that it could not assign; others are told of as they are. */
    public ExpansionError by(String command) {
        return gravity == Gravity.VALUE ? new ExpansionError(command + ": " + words(), Gravity.TEXT) : this;
    }

    /** Whether it is more than that an expression is wrong, so that a command of arithmetic does not survive it. */
    public boolean outlivesExpression() {
        return gravity == Gravity.TEXT || gravity == Gravity.VALUE || gravity == Gravity.SHELL;
    }

    /** The message, never null. */
    public String words() {
        return String.valueOf(getMessage());
    }

    public Gravity gravity() {
        return gravity;
    }
}
