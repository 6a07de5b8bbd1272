package dev.drydock.userland.utility.awk;

import org.jspecify.annotations.Nullable;

/**
 * A token as mawk's scanner gives it.
 *
 * @param text its spelling; of a string what it stands for
 * @param shown how a message names it; null for those that messages have no name for
 */
record MawkToken(Kind kind, String text, @Nullable String shown) {

    /** What a token is. */
    enum Kind {
        /** Punctuation or a reserved word. */
        MARK,
        /** A semicolon, the end of a line, or what is made up before a closing brace. */
        SEPARATOR,
        NAME,
        /** A name right behind a dollar sign, which messages have no word for. */
        NAME_OF_FIELD,
        FUNCTION,
        BUILTIN,
        /** {@code length} without parentheses. */
        LENGTH,
        NUMBER,
        STRING,
        EXPRESSION,
        /** A dollar sign with a number, or NF. */
        FIELD,
        /** {@code ++} or {@code --}. */
        STEP,
        /** {@code >}, {@code >>} or {@code |} behind what is printed. */
        OUTPUT,
        /** {@code <} behind {@code getline}. */
        INPUT,
        UNEXPECTED,
        END
    }

    static MawkToken mark(String text) {
        return new MawkToken(Kind.MARK, text, text);
    }

    boolean is(String spelling) {
        return kind == Kind.MARK && text.equals(spelling);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}
