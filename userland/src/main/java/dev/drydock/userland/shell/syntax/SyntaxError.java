package dev.drydock.userland.shell.syntax;

import org.jspecify.annotations.Nullable;

/** A script that cannot be parsed. The message is the dialect's, without the shell's name and the line before it. */
public final class SyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, which decides what is given up. */
    public enum Kind {
        /** Something cannot stand where it stands. */
        COMMAND,
        /** What stands between bash's {@code [[} and {@code ]]}, which leaves {@code $?} as it was. */
        CONDITION,
        /** What stands in an array's parentheses, for which bash gives up the line only. */
        ARRAY
    }

    private final int line;
    private final @Nullable String scriptLine;
    private final Kind kind;
    private final boolean nested;
    private final boolean atEnd;
    private final @Nullable SyntaxError before;

    SyntaxError(String message, int line, @Nullable String scriptLine) {
        this(message, line, scriptLine, Kind.COMMAND, false, false, null);
    }

    private SyntaxError(
            String message,
            int line,
            @Nullable String scriptLine,
            Kind kind,
            boolean nested,
            boolean atEnd,
            @Nullable SyntaxError before) {
        super(message, null, false, false);
        this.line = line;
        this.scriptLine = scriptLine;
        this.kind = kind;
        this.nested = nested;
        this.atEnd = atEnd;
        this.before = before;
    }

    /**
     * What is wrong between {@code [[} and {@code ]]}.
     *
     * @param atEnd whether it was found at the end of the script
     */
    static SyntaxError ofCondition(String message, int line, boolean atEnd) {
        return new SyntaxError(message, line, null, Kind.CONDITION, false, atEnd, null);
    }

    /** The same error as that of a substitution within the script; an end that comes too early is the script's own. */
    SyntaxError inSubstitution() {
        boolean inside = scriptLine != null || (kind == Kind.CONDITION && !atEnd);
        return new SyntaxError(words(), line, scriptLine, kind, inside, atEnd, before);
    }

    /** The same error as that of an array. */
    SyntaxError inArray() {
        return new SyntaxError(words(), line, scriptLine, Kind.ARRAY, nested, atEnd, before);
    }

    /** The same error as the end of the script within a condition. */
    SyntaxError inCondition() {
        return new SyntaxError(words(), line, scriptLine, Kind.CONDITION, nested, true, before);
    }

    /** Another error that follows from this one, and is told of after it. */
    SyntaxError then(SyntaxError next) {
        return new SyntaxError(next.words(), next.line, next.scriptLine, kind, nested, atEnd, this);
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

    public Kind kind() {
        return kind;
    }

    /** Whether the script has nothing more to be read. */
    public boolean isAtEnd() {
        return atEnd;
    }

    /** Whether it stands in a substitution, which ends bash even if it is only in a text that {@code eval} is given. */
    public boolean isNested() {
        return nested;
    }

    /** The error that this one follows from, which is told of before; null if there is none. */
    public @Nullable SyntaxError before() {
        return before;
    }
}
