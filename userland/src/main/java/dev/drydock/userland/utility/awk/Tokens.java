package dev.drydock.userland.utility.awk;

/** The tokens of a program of BusyBox with the one that is looked at, and the complaints about it. */
final class Tokens {
    private final Lexer lexer;
    private Token current;

    Tokens(Lexer lexer) throws AwkSyntaxException {
        this.lexer = lexer;
        this.current = lexer.next();
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

    AwkSyntaxException error(int line, String words) {
        return lexer.error(line, words);
    }

    AwkSyntaxException unexpected() {
        return lexer.error(current.line(), "Unexpected token");
    }
}
