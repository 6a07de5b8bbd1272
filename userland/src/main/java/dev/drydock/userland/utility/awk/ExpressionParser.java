package dev.drydock.userland.utility.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads expressions of BusyBox, a method a level of precedence. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("<", "<=", "==", "!=", ">=");
    private static final Set<String> UPDATES = Set.of("+=", "-=", "*=", "/=", "%=", "^=");

    private final Tokens tokens;
    private final Scope scope;
    /** Whether a bare {@code >} is where output goes, and a bare {@code in} belongs to {@code for}. */
    private boolean inPrint;

    private boolean inFor;

    ExpressionParser(Tokens tokens, Scope scope) {
        this.tokens = tokens;
        this.scope = scope;
    }

    Expression expression() throws AwkSyntaxException {
        return ternary();
    }

    /** The first part of {@code for (…)}, where {@code in} is not an operator. */
    Expression beforeIn() throws AwkSyntaxException {
        boolean outer = inFor;
        inFor = true;
        try {
            return ternary();
        } finally {
            inFor = outer;
        }
    }

    /** What {@code print} is given, without what follows a bare {@code >}. */
    List<Expression> printed() throws AwkSyntaxException {
        inPrint = true;
        try {
            if (startsExpression()) {
                Expression first = ternary();
                List<Expression> values = new ArrayList<>();
                if (first instanceof Expression.Grouping grouping) {
                    values.addAll(grouping.members());
                } else {
                    values.add(first);
                }
                while (tokens.accept(",")) {
                    tokens.skipNewlines();
                    values.add(ternary());
                }
                return values;
            }
            return List.of();
        } finally {
            inPrint = false;
        }
    }

    /** Behind {@code >} and {@code |}. */
    Expression target() throws AwkSyntaxException {
        inPrint = true;
        try {
            return ternary();
        } finally {
            inPrint = false;
        }
    }

    List<Expression> list(String end) throws AwkSyntaxException {
        List<Expression> values = new ArrayList<>();
        boolean print = inPrint;
        boolean loop = inFor;
        inPrint = false;
        inFor = false;
        if (!tokens.current().is(end)) {
            values.add(ternary());
            while (tokens.accept(",")) {
                tokens.skipNewlines();
                values.add(ternary());
            }
        }
        inPrint = print;
        inFor = loop;
        tokens.expect(end);
        return values;
    }

    private Expression ternary() throws AwkSyntaxException {
        Expression condition = or();
        if (tokens.current().is("?")) {
            tokens.take();
            tokens.skipNewlines();
            Expression first = ternary();
            tokens.skipNewlines();
            tokens.expect(":");
            tokens.skipNewlines();
            return new Expression.Choice(condition, first, ternary());
        }
        if (condition instanceof Expression.Place place) {
            if (tokens.accept("=")) {
                tokens.skipNewlines();
                return new Expression.Assignment(place, ternary());
            }
            if (tokens.current().kind() == TokenKind.PUNCTUATION
                    && UPDATES.contains(tokens.current().text())) {
                Token operator = tokens.take();
                tokens.skipNewlines();
                return new Expression.Update(operator.text().charAt(0), place, ternary(), operator.line());
            }
        }
        return condition;
    }

    private Expression or() throws AwkSyntaxException {
        Expression left = and();
        while (tokens.accept("||")) {
            tokens.skipNewlines();
            left = new Expression.Or(left, assigning(and()));
        }
        return left;
    }

    private Expression and() throws AwkSyntaxException {
        Expression left = membership();
        while (tokens.accept("&&")) {
            tokens.skipNewlines();
            left = new Expression.And(left, assigning(membership()));
        }
        return left;
    }

    /** {@code a && b = c} assigns, although an assignment binds less: there is no other way to read it. */
    private Expression assigning(Expression operand) throws AwkSyntaxException {
        if (operand instanceof Expression.Place place && tokens.current().is("=")) {
            tokens.take();
            return new Expression.Assignment(place, ternary());
        }
        return operand;
    }

    private Expression membership() throws AwkSyntaxException {
        Expression left = matching();
        while (!inFor && tokens.current().is("in")) {
            tokens.take();
            List<Expression> subscripts =
                    left instanceof Expression.Grouping grouping ? grouping.members() : List.of(left);
            left = new Expression.Membership(subscripts, array());
        }
        return left;
    }

    Expression.Variable array() throws AwkSyntaxException {
        if (!tokens.current().is(TokenKind.NAME)) {
            throw tokens.unexpected();
        }
        return scope.variable(tokens.take().text());
    }

    private Expression matching() throws AwkSyntaxException {
        Expression left = comparison();
        while (tokens.current().is("~") || tokens.current().is("!~")) {
            boolean negated = tokens.take().text().equals("!~");
            left = new Expression.Matching(left, comparison(), negated);
        }
        return left;
    }

    private Expression comparison() throws AwkSyntaxException {
        Expression left = piped();
        while (compares(tokens.current())) {
            Token token = tokens.take();
            left = new Expression.Comparison(token.text(), left, piped());
        }
        return left;
    }

    private boolean compares(Token token) {
        return token.kind() == TokenKind.PUNCTUATION
                && (COMPARISONS.contains(token.text()) || (token.is(">") && !inPrint));
    }

    /** {@code command | getline}: all that is concatenated is the command. */
    private Expression piped() throws AwkSyntaxException {
        Expression left = concatenation();
        while (tokens.current().is("|") && tokens.nextIs("getline")) {
            left = fromCommand(left);
        }
        return left;
    }

    private Expression fromCommand(Expression command) throws AwkSyntaxException {
        tokens.take();
        tokens.take();
        return new Expression.GetLine(command, true, optionalPlace());
    }

    private Expression concatenation() throws AwkSyntaxException {
        Expression left = additive();
        while (startsOperand()
                && !tokens.current().is("+")
                && !tokens.current().is("-")
                && !tokens.current().is("in")) {
            left = new Expression.Concatenation(left, additive());
        }
        return left;
    }

    private Expression additive() throws AwkSyntaxException {
        Expression left = multiplicative();
        while (tokens.current().is("+") || tokens.current().is("-")) {
            Token operator = tokens.take();
            tokens.skipNewlines();
            left = new Expression.Arithmetic(operator.text().charAt(0), left, multiplicative(), operator.line());
        }
        return left;
    }

    private Expression multiplicative() throws AwkSyntaxException {
        Expression left = unary();
        while (tokens.current().is("*")
                || tokens.current().is("/")
                || tokens.current().is("%")) {
            Token operator = tokens.take();
            tokens.skipNewlines();
            left = new Expression.Arithmetic(operator.text().charAt(0), left, unary(), operator.line());
        }
        return left;
    }

    private Expression unary() throws AwkSyntaxException {
        if (tokens.accept("!")) {
            return new Expression.Not(unary());
        }
        if (tokens.current().is("-") || tokens.current().is("+")) {
            boolean negative = tokens.take().text().equals("-");
            return new Expression.Sign(negative, unary());
        }
        return power();
    }

    private Expression power() throws AwkSyntaxException {
        Expression base = postfix();
        if (!tokens.current().is("^")) {
            return base;
        }
        Token operator = tokens.take();
        boolean signed = tokens.current().is("-")
                || tokens.current().is("+")
                || tokens.current().is("!");
        return new Expression.Arithmetic('^', base, signed ? unary() : power(), operator.line());
    }

    private Expression postfix() throws AwkSyntaxException {
        Expression operand = primary();
        if (operand instanceof Expression.Place place) {
            if (tokens.accept("++")) {
                operand = new Expression.Step(place, 1, false);
            } else if (tokens.accept("--")) {
                operand = new Expression.Step(place, -1, false);
            }
        }
        return operand;
    }

    /** Whether an operand can begin here, as after another one that it is concatenated with. */
    private boolean startsOperand() throws AwkSyntaxException {
        Token token = tokens.current();
        return switch (token.kind()) {
            case NUMBER, STRING, NAME, CALL, BUILTIN -> true;
            case PUNCTUATION ->
                "$!(-+".contains(token.text())
                        || token.text().equals("++")
                        || token.text().equals("--");
            default -> false;
        };
    }

    private boolean startsExpression() throws AwkSyntaxException {
        Token token = tokens.current();
        return startsOperand() || token.is("/") || token.is("/=") || token.is("getline") || token.is(",");
    }

    private Expression primary() throws AwkSyntaxException {
        Token token = tokens.current();
        switch (token.kind()) {
            case NUMBER -> {
                tokens.take();
                return new Expression.Constant(Value.of(NumberText.parseInBusyBox(token.text())));
            }
            case STRING -> {
                tokens.take();
                return new Expression.Constant(Value.of(token.text()));
            }
            case NAME -> {
                tokens.take();
                Expression.Variable variable = scope.variable(token.text());
                return tokens.accept("[") ? new Expression.Element(variable, list("]")) : variable;
            }
            case CALL -> {
                tokens.take();
                tokens.take();
                return new Expression.Call(scope.function(token.text()), list(")"));
            }
            case BUILTIN -> {
                return builtin();
            }
            default -> {
                return other(token);
            }
        }
    }

    private Expression other(Token token) throws AwkSyntaxException {
        switch (token.text()) {
            case "(" -> {
                tokens.take();
                return grouping();
            }
            case "$" -> {
                tokens.take();
                return new Expression.Field(primary());
            }
            case "++", "--" -> {
                tokens.take();
                if (!(primary() instanceof Expression.Place place)) {
                    throw tokens.unexpected();
                }
                return new Expression.Step(place, token.text().equals("++") ? 1 : -1, true);
            }
            case "/", "/=" -> {
                return new Expression.Pattern(tokens.expression());
            }
            case "-", "+", "!" -> {
                return unary();
            }
            case "getline" -> {
                tokens.take();
                Expression.Place target = optionalPlace();
                Expression source = tokens.accept("<") ? primary() : null;
                return new Expression.GetLine(source, false, target);
            }
            default -> throw tokens.unexpected();
        }
    }

    private Expression.@org.jspecify.annotations.Nullable Place optionalPlace() throws AwkSyntaxException {
        Token token = tokens.current();
        if (!token.is("$") && !token.is(TokenKind.NAME)) {
            return null;
        }
        return primary() instanceof Expression.Place place ? place : null;
    }

    private Expression grouping() throws AwkSyntaxException {
        List<Expression> members = list(")");
        if (members.isEmpty()) {
            throw tokens.unexpected();
        }
        return new Expression.Grouping(members);
    }

    private Expression builtin() throws AwkSyntaxException {
        Token token = tokens.take();
        Builtin function = Builtin.valueOf(token.text().toUpperCase(java.util.Locale.ROOT));
        List<Expression> arguments = List.of();
        if (tokens.current().is("(")) {
            tokens.take();
            arguments = list(")");
        } else if (function != Builtin.LENGTH) {
            throw tokens.unexpected();
        }
        if (arguments.size() < function.least() || arguments.size() > function.most()) {
            boolean few = arguments.size() < function.least();
            throw tokens.error(token.line(), few ? "Too few arguments" : "Unexpected token");
        }
        return new Expression.BuiltinCall(function, arguments, token.line());
    }
}
