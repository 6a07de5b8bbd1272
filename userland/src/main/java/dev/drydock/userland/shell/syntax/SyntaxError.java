package dev.drydock.userland.shell.syntax;

import org.jspecify.annotations.Nullable;

/** A script that cannot be parsed. The message is the dialect's, without the shell's name and the line before it. */
public final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final @Nullable String scriptLine;
    private final boolean fatal;

    SyntaxError(String message, int line, @Nullable String scriptLine) {
        this(message, line, scriptLine, true);
    }

    SyntaxError(String message, int line, @Nullable String scriptLine, boolean fatal) {
        super(message, null, false, false);
        this.line = line;
        this.scriptLine = scriptLine;
        this.fatal = fatal;
    }

    /** The message, never null. */
    public String words() {
        return String.valueOf(getMessage());
    }

    /** Line of the script, from 1. */
    public int line() {
        return line;
    }

    /** The line that bash shows under its message, or null if it shows none. */
    public @Nullable String scriptLine() {
        return scriptLine;
    }

    /** Whether nothing after it can be read; false for what bash only complains about. */
    public boolean isFatal() {
        return fatal;
    }
}
