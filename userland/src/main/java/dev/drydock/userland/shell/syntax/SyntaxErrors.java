package dev.drydock.userland.shell.syntax;

import org.jspecify.annotations.Nullable;

/** The words of each dialect for what cannot be parsed; measured at bash 5.2.15, dash 0.5.12 and BusyBox 1.35. */
final class SyntaxErrors {

    private final Dialect dialect;
    private final Source source;

    SyntaxErrors(Dialect dialect, Source source) {
        this.dialect = dialect;
        this.source = source;
    }

    /**
     * A token that cannot stand here.
     *
     * @param expected what should, or null if there is more than one answer
     * @param keyword whether a reserved word would have been taken as such
     */
    SyntaxError unexpected(Token token, @Nullable String expected, boolean keyword) {
        if (dialect == Dialect.BASH) {
            if (token.kind() == Token.Kind.END) {
                return unexpectedEnd();
            }
            String name = token.kind() == Token.Kind.NEWLINE ? "newline" : token.text();
            return new SyntaxError("syntax error near unexpected token `" + name + "'", token.line(), lineOf(token));
        }
        String name = name(token, keyword);
        String wanted = expected == null ? "" : " (expecting " + expected + ")";
        return posix(dialect == Dialect.DASH ? name + " unexpected" + wanted : "unexpected " + name + wanted);
    }

    private String lineOf(Token token) {
        return token.kind() == Token.Kind.NEWLINE ? source.lineBefore() : source.currentLine();
    }

    private static String name(Token token, boolean keyword) {
        return switch (token.kind()) {
            case END -> "end of file";
            case NEWLINE -> "newline";
            case REDIRECTION, DESCRIPTOR -> "redirection";
            case OPERATOR -> "\"" + token.text() + "\"";
            case WORD -> keyword && Reserved.isReserved(token.unquoted()) ? "\"" + token.text() + "\"" : "word";
        };
    }

    /** A quotation that never ends. */
    SyntaxError unterminated(char quote, int line) {
        return dialect == Dialect.BASH ? unmatched(quote, line) : posix(lower("Unterminated quoted string"));
    }

    SyntaxError missingBrace(boolean quoted, int line) {
        if (dialect == Dialect.BASH) {
            return unmatched('}', line);
        }
        return posix(lower(quoted ? "Unterminated quoted string" : "Missing '}'"));
    }

    SyntaxError missingParentheses(int line) {
        return dialect == Dialect.BASH ? unmatched(')', line) : posix(lower("Missing '))'"));
    }

    SyntaxError unterminatedBackquote(int line) {
        return dialect == Dialect.BASH ? unmatched('`', line) : posix("EOF in backquote substitution");
    }

    SyntaxError badSubstitution() {
        return posix(lower("Bad substitution"));
    }

    SyntaxError badLoopVariable() {
        return posix(lower("Bad for loop variable"));
    }

    SyntaxError badFunctionName() {
        return posix(lower("Bad function name"));
    }

    /** bash: the end came while something was open. */
    SyntaxError unmatched(char closing, int line) {
        return new SyntaxError("unexpected EOF while looking for matching `" + closing + "'", line, null);
    }

    /** bash: the end came where something should follow. */
    SyntaxError unexpectedEnd() {
        return new SyntaxError("syntax error: unexpected end of file", source.lastLine(), null);
    }

    /** bash: a conditional command is not well formed. */
    SyntaxError condition(String words, int line, boolean atEnd) {
        return SyntaxError.ofCondition(words, line, atEnd);
    }

    private SyntaxError posix(String words) {
        return new SyntaxError(
                (dialect == Dialect.DASH ? "Syntax error: " : "syntax error: ") + words, source.line(), null);
    }

    /** BusyBox has no capitals. */
    private String lower(String words) {
        return dialect == Dialect.DASH ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
