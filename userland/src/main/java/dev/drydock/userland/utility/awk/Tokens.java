package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Flavour;

/** The tokens of a program with the one that is looked at, and the complaints about it. */
final class Tokens {
    private final Lexer lexer;
    private final Flavour flavour;
    private Token current;
    private int parentheses;

    Tokens(Lexer lexer, Flavour flavour) throws AwkSyntaxException {
        this.lexer = lexer;
        this.flavour = flavour;
        this.current = lexer.next();
    }

    boolean isBusyBox() {
        return flavour.isBusyBox();
    }

    Token current() {
        return current;
    }

    int line() {
        return current.line();
    }

    /** Goes on; gives the token that was looked at. */
    Token take() throws AwkSyntaxException {
        Token taken = current;
        if (taken.is("(")) {
            parentheses++;
        } else if (taken.is(")")) {
            parentheses--;
        }
        current = lexer.next();
        return taken;
    }

    boolean accept(String spelling) throws AwkSyntaxException {
        if (!current.is(spelling)) {
            return false;
        }
        take();
        return true;
    }

    void expect(String spelling) throws AwkSyntaxException {
        if (!accept(spelling)) {
            throw unexpected();
        }
    }

    void skipNewlines() throws AwkSyntaxException {
        while (current.is(TokenKind.NEWLINE)) {
            take();
        }
    }

    /** Whether the token behind the current one is a reserved word. */
    boolean nextIs(String word) throws AwkSyntaxException {
        int position = lexer.position();
        boolean found = lexer.next().is(word);
        lexer.position(position, current.line());
        return found;
    }

    /** The text of the expression that the current slash begins. */
    String expression() throws AwkSyntaxException {
        String source = lexer.expression(current);
        current = lexer.next();
        return source;
    }

    AwkSyntaxException error(int line, String gnu, String busybox) {
        return lexer.error(line, gnu, busybox);
    }

    AwkSyntaxException unexpected() {
        String words = "syntax error at or near " + current.shown();
        boolean ends = current.is("}") || current.is(";") || current.is(TokenKind.NEWLINE) || current.is(TokenKind.END);
        if (parentheses > 0 && ends) {
            words = "missing ) near " + current.shown();
        } else if (current.is(TokenKind.END)) {
            words = "missing } near end of file";
        }
        return lexer.error(current.line(), words, "Unexpected token");
    }
}
