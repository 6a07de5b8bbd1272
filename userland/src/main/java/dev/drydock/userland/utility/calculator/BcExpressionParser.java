package dev.drydock.userland.utility.calculator;

import dev.drydock.userland.utility.calculator.BcLexer.Kind;
import dev.drydock.userland.utility.calculator.BcLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads bc's expressions. An assignment binds more than a comparison, and that more than {@code &&} and {@code ||}, which are
 * alike; a sign and {@code !} bind more than a power.
 */
final class BcExpressionParser {
    private static final Map<String, Integer> LEVELS = Map.of("*", 3, "/", 3, "%", 3, "+", 2, "-", 2);
    private static final Set<String> COMPARISONS = Set.of("==", "<=", ">=", "!=", "<", ">");
    private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=");
    private static final Set<String> SETTINGS = Set.of("scale", "ibase", "obase", "last");
    private static final Set<String> CLOSERS = Set.of(")", "]", "}", "{", ",", ";");
    private static final Set<String> KEYWORDS = Set.of(
            "auto",
            "break",
            "continue",
            "define",
            "else",
            "for",
            "halt",
            "if",
            "limits",
            "print",
            "quit",
            "return",
            "while");

    private final BcLexer lexer;
    private @Nullable Token ahead;

    BcExpressionParser(BcLexer lexer) {
        this.lexer = lexer;
    }

    Token token() {
        Token token = ahead;
        if (token == null) {
            token = lexer.next();
            ahead = token;
        }
        return token;
    }

    Token take() {
        Token token = token();
        ahead = null;
        return token;
    }

    void forget() {
        ahead = null;
    }

    /** An expression, and nothing behind it that would be a part of one. */
    Expression expression() {
        Expression value = logical();
        Token next = token();
        boolean named = next.kind() == Kind.NAME && !KEYWORDS.contains(next.text());
        if (next.kind() == Kind.NUMBER || named || next.is("(") || next.is(".") || next.is("!")) {
            throw bad();
        }
        return value;
    }

    private CalculatorException bad() {
        return new CalculatorException("bad expression at '" + token().rest() + "'");
    }

    /** Where an operator stands in place of an operand, the fault is seen at the end of the expression. */
    private CalculatorException missing() {
        while (token().kind() == Kind.OPERATOR && !CLOSERS.contains(token().text())
                || token().kind() == Kind.NUMBER
                || token().kind() == Kind.NAME) {
            take();
        }
        return bad();
    }

    private Expression logical() {
        Expression left = comparison();
        while (token().is("&&") || token().is("||")) {
            left = new Expression.Binary(take().text(), left, comparison());
        }
        return left;
    }

    private Expression comparison() {
        Expression left = assignment();
        while (token().kind() == Kind.OPERATOR && COMPARISONS.contains(token().text())) {
            left = new Expression.Binary(take().text(), left, assignment());
        }
        return left;
    }

    private Expression assignment() {
        Expression left = sum(2);
        if (token().kind() != Kind.OPERATOR || !ASSIGNMENTS.contains(token().text())) {
            return left;
        }
        if (!(left instanceof Expression.Place place)) {
            throw new CalculatorException(
                    "bad assignment: left side must be variable or array element at '" + token().rest() + "'");
        }
        String operator = take().text();
        return new Expression.Assignment(place, operator.substring(0, operator.length() - 1), assignment());
    }

    private Expression sum(int level) {
        Expression left = level == 3 ? power() : sum(level + 1);
        while (token().kind() == Kind.OPERATOR && LEVELS.getOrDefault(token().text(), 0) == level) {
            String operator = take().text();
            left = new Expression.Binary(operator, left, level == 3 ? power() : sum(level + 1));
        }
        return left;
    }

    private Expression power() {
        Expression base = signed();
        return token().is("^") ? new Expression.Binary(take().text(), base, power()) : base;
    }

    private Expression signed() {
        if (token().is("-")) {
            take();
            if (token().is("!")) {
                throw bad();
            }
            return new Expression.Negation(signed());
        }
        if (token().is("!")) {
            take();
            return new Expression.Not(signed());
        }
        if (token().is("++") || token().is("--")) {
            int change = take().text().equals("++") ? 1 : -1;
            Token stepped = token();
            if (operand() instanceof Expression.Place place) {
                return new Expression.Step(place, change, true);
            }
            throw new CalculatorException("bad token at '" + stepped.rest() + "'");
        }
        Expression value = operand();
        if (token().is("++") || token().is("--")) {
            int change = take().text().equals("++") ? 1 : -1;
            if (value instanceof Expression.Place place) {
                return new Expression.Step(place, change, false);
            }
            throw new CalculatorException("bad token at '" + token().rest() + "'");
        }
        return value;
    }

    private Expression operand() {
        Token first = token();
        if (first.kind() == Kind.NUMBER) {
            return new Expression.Digits(take().text());
        }
        if (first.is("(")) {
            take();
            Expression inner = expression();
            if (!token().is(")")) {
                throw bad();
            }
            take();
            return inner instanceof Expression.Assignment ? new Expression.Grouped(inner) : inner;
        }
        if (first.is(".")) {
            take();
            return new Expression.Setting("last");
        }
        if (first.kind() != Kind.NAME || KEYWORDS.contains(first.text())) {
            throw missing();
        }
        return named(take().text());
    }

    private void close(String closer) {
        if (!token().is(closer)) {
            throw new CalculatorException("bad token at '" + token().rest() + "'");
        }
        take();
    }

    private Expression named(String name) {
        boolean called = token().is("(");
        if (SETTINGS.contains(name) && !(name.equals("scale") && called)) {
            return new Expression.Setting(name);
        }
        if (Set.of("length", "sqrt", "scale").contains(name)) {
            close("(");
            Expression argument = expression();
            close(")");
            return new Expression.BuiltIn(name, argument);
        }
        if (name.equals("read")) {
            close("(");
            close(")");
            return new Expression.Read();
        }
        if (called) {
            take();
            return call(name);
        }
        if (token().is("[")) {
            take();
            if (token().is("]")) {
                take();
                return new Expression.Whole(name);
            }
            Expression index = expression();
            close("]");
            return new Expression.Element(name, index);
        }
        return new Expression.Variable(name);
    }

    private Expression call(String name) {
        List<Expression> arguments = new ArrayList<>();
        while (!token().is(")")) {
            if (!arguments.isEmpty()) {
                close(",");
            }
            arguments.add(expression());
        }
        take();
        return new Expression.Call(name, arguments);
    }
}
