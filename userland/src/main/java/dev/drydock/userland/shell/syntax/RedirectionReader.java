package dev.drydock.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads redirections: a descriptor, an operator, and where it leads. */
final class RedirectionReader {
    private static final int MOST_DIGITS = 9;

    private final Parser parser;
    private final Lexer lexer;

    RedirectionReader(Parser parser, Lexer lexer) {
        this.parser = parser;
        this.lexer = lexer;
    }

    /** Reads those that come next. */
    List<Redirection> all() {
        List<Redirection> all = new ArrayList<>();
        while (isNext()) {
            all.add(next());
        }
        return all;
    }

    /** Whether one comes next. */
    boolean isNext() {
        Token.Kind kind = parser.peek().kind();
        return kind == Token.Kind.REDIRECTION || kind == Token.Kind.DESCRIPTOR;
    }

    /** Reads one. */
    Redirection next() {
        int descriptor = -1;
        String variable = null;
        if (parser.peek().kind() == Token.Kind.DESCRIPTOR) {
            String text = parser.take().text();
            if (text.startsWith("{")) {
                variable = text.substring(1, text.length() - 1);
            } else {
                descriptor = text.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(text);
            }
        }
        Token symbol = parser.take();
        Redirection.Operator operator = Redirection.Operator.of(symbol.text());
        Token target = parser.peek();
        if (operator == null || !target.isWord()) {
            throw parser.errors().unexpected(target, null, false);
        }
        parser.take();
        HereDocument document = null;
        if (operator == Redirection.Operator.HERE_DOCUMENT || operator == Redirection.Operator.HERE_DOCUMENT_STRIPPED) {
            document = new HereDocument(
                    CommandPrinter.unquote(target.asWord()), target.asWord().isQuoted());
            lexer.expect(document, operator == Redirection.Operator.HERE_DOCUMENT_STRIPPED);
        }
        return new Redirection(descriptor, variable, operator, target.asWord(), document, symbol.line());
    }
}
