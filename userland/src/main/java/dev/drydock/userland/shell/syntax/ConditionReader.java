package dev.drydock.userland.shell.syntax;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the inside of {@code [[ … ]]}. */
final class ConditionReader {

    private static final Set<String> UNARY = Set.of(
            "-a", "-b", "-c", "-d", "-e", "-f", "-g", "-h", "-k", "-p", "-r", "-s", "-t", "-u", "-w", "-x", "-G", "-L",
            "-N", "-O", "-S", "-o", "-v", "-R", "-z", "-n");
    private static final Set<String> BINARY =
            Set.of("==", "=", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");

    /** The number that bash's grammar has for a number before a redirection. */
    private static final String NUMBER_TOKEN = "284";

    private final Parser parser;
    private final WordReader words;

    ConditionReader(Parser parser, WordReader words) {
        this.parser = parser;
        this.words = words;
    }

    /**
     * Reads up to the closing brackets, which are taken.
     *
     * @param line where it began
     */
    Condition read(int line) {
        words.inCondition(true);
        try {
            Condition condition = or();
            if (!parser.atReserved("]]")) {
                throw unexpected(parser.peek(), line);
            }
            words.inCondition(false);
            parser.take();
            return condition;
        } finally {
            words.inCondition(false);
        }
    }

    private Condition or() {
        Condition left = and();
        parser.skipNewlines();
        while (parser.peek().is("||")) {
            parser.take();
            left = new Condition.Or(left, and());
            parser.skipNewlines();
        }
        return left;
    }

    private Condition and() {
        Condition left = term();
        parser.skipNewlines();
        while (parser.peek().is("&&")) {
            parser.take();
            left = new Condition.And(left, term());
            parser.skipNewlines();
        }
        return left;
    }

    private Condition term() {
        parser.skipNewlines();
        Token first = parser.peek();
        if (first.is("(")) {
            parser.take();
            return grouped(first.line());
        }
        if (!first.isWord()) {
            String name = first.kind() == Token.Kind.END
                    ? "`EOF'"
                    : first.kind() == Token.Kind.DESCRIPTOR ? NUMBER_TOKEN : quoted(first);
            throw wrong("unexpected token " + name + " in conditional command", first);
        }
        if ("]]".equals(first.unquoted())) {
            throw parser.errors().condition("", first.line(), false);
        }
        String text = first.unquoted();
        if ("!".equals(text)) {
            parser.take();
            return new Condition.Not(term());
        }
        parser.take();
        if (text != null && UNARY.contains(text)) {
            Token operand = parser.peek();
            if (operand.isWord() && !"]]".equals(operand.unquoted())) {
                return new Condition.Unary(text, parser.take().asWord());
            }
            throw wrong("unexpected argument" + named(operand) + " to conditional unary operator", operand);
        }
        return binary(first);
    }

    private Condition binary(Token left) {
        Token operator = parser.peek();
        String symbol = operator.kind() == Token.Kind.REDIRECTION ? operator.text() : operator.unquoted();
        boolean binary = symbol != null && (BINARY.contains(symbol) || symbol.equals("<") || symbol.equals(">"));
        if (!binary || symbol == null) {
            boolean ends = "]]".equals(symbol) || operator.is(")") || operator.is("&&") || operator.is("||");
            if (ends) {
                return new Condition.Unary("-n", left.asWord());
            }
            throw wrong(
                    operator.isWord() || operator.kind() == Token.Kind.DESCRIPTOR
                            ? "conditional binary operator expected"
                            : "unexpected token " + quoted(operator) + ", conditional binary operator expected",
                    operator);
        }
        parser.take();
        if (symbol.equals("=~")) {
            return new Condition.Binary(left.asWord(), symbol, regularExpression());
        }
        Token right = parser.peek();
        if (!right.isWord() || "]]".equals(right.unquoted())) {
            throw wrong("unexpected argument" + named(right) + " to conditional binary operator", right);
        }
        parser.take();
        return new Condition.Binary(left.asWord(), symbol, right.asWord());
    }

    private Word regularExpression() {
        words.skipBlanks();
        Word expression = words.regularExpression();
        if ("]]".equals(expression.unquoted())) {
            throw parser.errors()
                    .condition("unexpected argument `]]' to conditional binary operator", parser.currentLine(), false);
        }
        return expression;
    }

    /** What is in parentheses, of which the first is taken. What is wrong in them is also wrong with them. */
    private Condition grouped(int line) {
        Condition inside;
        try {
            inside = or();
        } catch (SyntaxError error) {
            throw error.kind() == SyntaxError.Kind.CONDITION
                    ? error.then(parser.errors().condition("expected `)'", line, false))
                    : error;
        }
        Token end = parser.peek();
        if (!end.is(")")) {
            boolean ended = end.kind() == Token.Kind.END;
            boolean named = ended || !end.isWord() || "]]".equals(end.unquoted());
            String found = named ? "unexpected token " + (ended ? "`EOF'" : quoted(end)) + ", " : "";
            throw parser.errors().condition(found + "expected `)'", line, ended);
        }
        parser.take();
        return new Condition.Grouped(inside);
    }

    private SyntaxError wrong(String words, Token token) {
        boolean ended = token.kind() == Token.Kind.END;
        return parser.errors().condition(words, ended ? parser.lastLine() : token.line(), isLast(token));
    }

    private boolean isLast(Token token) {
        return token.kind() == Token.Kind.END || (token.kind() == Token.Kind.NEWLINE && parser.isAtSourceEnd());
    }

    private SyntaxError unexpected(Token token, int line) {
        if (token.kind() == Token.Kind.END) {
            return parser.errors().condition("unexpected EOF while looking for `]]'", line, true);
        }
        boolean named = !token.isWord() || "]]".equals(token.unquoted());
        return parser.errors()
                .condition(
                        "syntax error in conditional expression" + (named ? ": unexpected token " + quoted(token) : ""),
                        line,
                        false);
    }

    /** Bash has no name for the number before a redirection. */
    private static String named(Token token) {
        return token.kind() == Token.Kind.DESCRIPTOR ? "" : " " + quoted(token);
    }

    private static String quoted(@Nullable Token token) {
        String text = token == null || token.kind() == Token.Kind.NEWLINE ? "newline" : token.text();
        return "`" + text + "'";
    }
}
