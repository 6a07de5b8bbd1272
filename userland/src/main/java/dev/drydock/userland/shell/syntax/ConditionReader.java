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

    private final Parser parser;
    private final WordReader words;

    ConditionReader(Parser parser, WordReader words) {
        this.parser = parser;
        this.words = words;
    }

    /** Reads up to the closing brackets, which are taken. */
    Condition read() {
        words.inCondition(true);
        try {
            Condition condition = or();
            if (!parser.atReserved("]]")) {
                throw wrong(parser.peek());
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
            Condition inside = or();
            if (!parser.peek().is(")")) {
                throw parser.errors().condition("expected `)'", parser.peek().line());
            }
            parser.take();
            return new Condition.Grouped(inside);
        }
        if (!first.isWord() || "]]".equals(first.unquoted())) {
            throw wrong(first);
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
            throw parser.errors()
                    .condition(
                            "unexpected argument " + quoted(operand) + " to conditional unary operator",
                            operand.line());
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
            throw parser.errors()
                    .condition(
                            operator.isWord()
                                    ? "conditional binary operator expected"
                                    : "unexpected token " + quoted(operator) + ", conditional binary operator expected",
                            operator.line());
        }
        parser.take();
        if (symbol.equals("=~")) {
            return new Condition.Binary(left.asWord(), symbol, regularExpression());
        }
        Token right = parser.peek();
        if (!right.isWord()) {
            throw parser.errors()
                    .condition(
                            "unexpected argument " + quoted(right) + " to conditional binary operator", right.line());
        }
        parser.take();
        return new Condition.Binary(left.asWord(), symbol, right.asWord());
    }

    private Word regularExpression() {
        words.skipBlanks();
        return words.regularExpression();
    }

    private SyntaxError wrong(Token token) {
        return token.kind() == Token.Kind.END
                ? parser.errors().condition("unexpected EOF while looking for `]]'", token.line())
                : parser.errors()
                        .condition(
                                "syntax error in conditional expression"
                                        + (token.isWord() && !"]]".equals(token.unquoted())
                                                ? ""
                                                : ": unexpected token " + quoted(token)),
                                token.line());
    }

    private static String quoted(@Nullable Token token) {
        String text = token == null || token.kind() == Token.Kind.NEWLINE ? "newline" : token.text();
        return "`" + text + "'";
    }
}
