package dev.drydock.userland.utility.awk;

import java.util.EnumSet;
import java.util.Set;

/**
 * A token as BusyBox's scanner gives it.
 *
 * @param text its spelling; of a string what it stands for
 */
record BusyBoxToken(Kind kind, String text, double number) {

    /** What a token is. Which ones may come next decides how some texts are read. */
    enum Kind {
        OPEN,
        CLOSE,
        EXPRESSION,
        OUTPUT,
        STEP_AFTER,
        /** {@code ++}, {@code --} and {@code $} before an operand. */
        PREFIX,
        OPERATOR,
        IN,
        COMMA,
        PIPE,
        SIGN,
        BRACKET_END,
        BRACE,
        BRACE_END,
        SEMICOLON,
        NEWLINE,
        STATEMENT,
        WHILE,
        ELSE,
        BUILTIN,
        LENGTH,
        GETLINE,
        FUNCTION_WORD,
        BEGIN,
        END,
        END_OF_TEXT,
        NAME,
        /** A name with its bracket. */
        ARRAY,
        /** A name with its parenthesis. */
        CALL,
        STRING,
        NUMBER
    }

    static final Set<Kind> BINARY = EnumSet.of(Kind.OPERATOR, Kind.COMMA, Kind.PIPE, Kind.IN);
    static final Set<Kind> UNARY = EnumSet.of(Kind.PREFIX, Kind.SIGN);
    static final Set<Kind> OPERANDS = EnumSet.of(
            Kind.NAME,
            Kind.ARRAY,
            Kind.CALL,
            Kind.BUILTIN,
            Kind.LENGTH,
            Kind.GETLINE,
            Kind.OPEN,
            Kind.STRING,
            Kind.NUMBER);
    /** What a word of the language is, wherever it stands. */
    static final Set<Kind> WORDS = EnumSet.of(
            Kind.IN,
            Kind.STATEMENT,
            Kind.WHILE,
            Kind.ELSE,
            Kind.BUILTIN,
            Kind.LENGTH,
            Kind.GETLINE,
            Kind.FUNCTION_WORD,
            Kind.BEGIN,
            Kind.END);
    /** Behind these a newline means nothing. */
    static final Set<Kind> OPEN_ENDED = EnumSet.of(
            Kind.OPERATOR, Kind.COMMA, Kind.PIPE, Kind.IN, Kind.BRACE, Kind.BRACE_END, Kind.SEMICOLON, Kind.NEWLINE);
    /** Behind these an operand is concatenated. */
    static final Set<Kind> JOINED_BEHIND =
            EnumSet.of(Kind.NAME, Kind.BRACKET_END, Kind.CLOSE, Kind.STRING, Kind.NUMBER, Kind.STEP_AFTER, Kind.LENGTH);

    static final Set<Kind> EXPRESSION_START = union(OPERANDS, UNARY, EnumSet.of(Kind.EXPRESSION));
    static final Set<Kind> STATEMENT_START =
            union(EXPRESSION_START, EnumSet.of(Kind.STATEMENT, Kind.WHILE, Kind.SEMICOLON, Kind.NEWLINE, Kind.BRACE));

    @SafeVarargs
    static Set<Kind> union(Set<Kind>... sets) {
        Set<Kind> union = EnumSet.noneOf(Kind.class);
        for (Set<Kind> set : sets) {
            union.addAll(set);
        }
        return union;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }
}
