package dev.drydock.userland.shell.syntax;

import org.jspecify.annotations.Nullable;

/** A script that cannot be parsed. The message is the dialect's, without the shell's name and the line before it. */
public final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final @Nullable String scriptLine;
    private final boolean nested;
    private final boolean condition;

    SyntaxError(String message, int line, @Nullable String scriptLine) {
        this(message, line, scriptLine, false, false);
    }

    private SyntaxError(String message, int line, @Nullable String scriptLine, boolean nested, boolean condition) {
        super(message, null, false, false);
        this.line = line;
        this.scriptLine = scriptLine;
        this.nested = nested;
        this.condition = condition;
    }

    /** What is wrong between {@code [[} and {@code ]]}. */
    static SyntaxError ofCondition(String message, int line) {
        return new SyntaxError(message, line, null, false, true);
    }

    /** The same error as that of a substitution within the script; an end that comes too early is the script's own. */
    SyntaxError inSubstitution() {
        return new SyntaxError(words(), line, scriptLine, scriptLine != null, condition);
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

    /** Whether it is a condition of bash's that cannot be read, which leaves {@code $?} as it was. */
    public boolean isCondition() {
        return condition;
    }

    /** Whether it stands in a substitution, which ends bash even if it is only in a text that {@code eval} is given. */
    public boolean isNested() {
        return nested;
    }
}
