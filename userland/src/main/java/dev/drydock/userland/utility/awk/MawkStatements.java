package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.awk.MawkToken.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a program of mawk. In a faulty one it goes on behind the end of that. */
final class MawkStatements {
    private static final Statement NOTHING = new Statement.Block(List.of());

    private final MawkTokens tokens;
    private final MawkExpressions expressions;
    private final MawkFaults faults;
    private Scope scope = Scope.RULE;
    private int loops;

    /** Whose statements are read: which ones may be there depends on it. */
    enum Scope {
        BEGIN_OR_END,
        RULE,
        FUNCTION
    }

    MawkStatements(MawkTokens tokens, MawkExpressions expressions, MawkFaults faults) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.faults = faults;
    }

    Statement block(Scope itsScope) throws AwkSyntaxException, UnexpectedToken {
        scope = itsScope;
        return block();
    }

    private Statement block() throws AwkSyntaxException, UnexpectedToken {
        tokens.expect("{");
        List<Statement> statements = new ArrayList<>();
        do {
            statements.add(statement());
        } while (!tokens.current().is("}"));
        tokens.take();
        return new Statement.Block(statements);
    }

    private Statement statement() throws AwkSyntaxException {
        int outer = loops;
        try {
            return read();
        } catch (UnexpectedToken fault) {
            loops = outer;
            tokens.skipStatement();
            return NOTHING;
        }
    }

    private Statement read() throws AwkSyntaxException, UnexpectedToken {
        MawkToken token = tokens.current();
        if (token.is(Kind.SEPARATOR)) {
            tokens.take();
            return NOTHING;
        }
        if (!token.is(Kind.MARK)) {
            return evaluation();
        }
        return switch (token.text()) {
            case "{" -> block();
            case "if" -> branch();
            case "while" -> loop();
            case "for" -> counted();
            case "do" -> bodyFirst();
            case "print", "printf" -> print(tokens.take());
            case "break" -> leave(tokens.take(), Flow.BREAK);
            case "continue" -> leave(tokens.take(), Flow.CONTINUE);
            case "next" -> skip(tokens.take(), Jump.To.NEXT);
            case "nextfile" -> skip(tokens.take(), Jump.To.NEXT_FILE);
            case "exit" -> {
                tokens.take();
                yield new Statement.Exit(optional());
            }
            case "return" -> {
                tokens.take();
                Expression result = optional();
                if (scope != Scope.FUNCTION) {
                    tokens.fault("return outside function body");
                }
                yield new Statement.Return(result);
            }
            case "delete" -> delete();
            default -> evaluation();
        };
    }

    private Statement evaluation() throws AwkSyntaxException, UnexpectedToken {
        Expression expression = expressions.expression();
        tokens.expect(Kind.SEPARATOR);
        return new Statement.Evaluation(expression);
    }

    private @Nullable Expression optional() throws AwkSyntaxException, UnexpectedToken {
        Expression expression = tokens.current().is(Kind.SEPARATOR) ? null : expressions.expression();
        tokens.expect(Kind.SEPARATOR);
        return expression;
    }

    private Statement leave(MawkToken word, Flow flow) throws AwkSyntaxException, UnexpectedToken {
        tokens.expect(Kind.SEPARATOR);
        if (loops == 0 && !faults.any()) {
            tokens.fault(word.text() + " statement outside of loop");
        }
        return new Statement.Leave(flow);
    }

    private Statement skip(MawkToken word, Jump.To target) throws AwkSyntaxException, UnexpectedToken {
        tokens.expect(Kind.SEPARATOR);
        if (scope != Scope.RULE) {
            tokens.fault("improper use of " + word.text());
        }
        return new Statement.Skip(target);
    }

    private Statement delete() throws AwkSyntaxException, UnexpectedToken {
        tokens.take();
        MawkToken name = tokens.expect(Kind.NAME);
        List<Expression> subscripts = new ArrayList<>();
        if (tokens.accept("[")) {
            do {
                subscripts.add(expressions.expression());
            } while (tokens.accept(","));
            tokens.expect("]");
        }
        tokens.expect(Kind.SEPARATOR);
        return new Statement.Delete(expressions.array(name), subscripts);
    }

    private Statement print(MawkToken word) throws AwkSyntaxException, UnexpectedToken {
        tokens.printing(true);
        List<Expression> values = expressions.printed();
        Statement.Target target = null;
        if (tokens.current().is(Kind.OUTPUT)) {
            target = new Statement.Target(tokens.take().text(), expressions.expression());
        }
        tokens.expect(Kind.SEPARATOR);
        boolean formatted = word.is("printf");
        if (formatted && values.isEmpty()) {
            tokens.fault("no arguments in call to printf");
        }
        tokens.printing(false);
        return formatted
                ? new Statement.PrintFormatted(values, target, tokens.line())
                : new Statement.Print(values, target);
    }

    private Expression condition() throws AwkSyntaxException, UnexpectedToken {
        tokens.expect("(");
        Expression condition = expressions.expression();
        tokens.expect(")");
        return condition;
    }

    private Statement branch() throws AwkSyntaxException, UnexpectedToken {
        tokens.take();
        Expression condition = condition();
        tokens.skipLines();
        Statement then = statement();
        if (!tokens.accept("else")) {
            return new Statement.If(condition, then, null);
        }
        tokens.skipLines();
        return new Statement.If(condition, then, statement());
    }

    private Statement body() throws AwkSyntaxException {
        tokens.skipLines();
        loops++;
        Statement body = statement();
        loops--;
        return body;
    }

    private Statement loop() throws AwkSyntaxException, UnexpectedToken {
        tokens.take();
        Expression condition = condition();
        return new Statement.Loop(null, condition, null, body(), false);
    }

    /** What is wrong behind the body makes the parser take it for a part of that. */
    private Statement bodyFirst() throws AwkSyntaxException {
        tokens.take();
        tokens.skipLines();
        loops++;
        Statement body = statement();
        while (true) {
            try {
                tokens.expect("while");
                Expression condition = condition();
                tokens.expect(Kind.SEPARATOR);
                loops--;
                return new Statement.Loop(null, condition, null, body, true);
            } catch (UnexpectedToken fault) {
                tokens.skipStatement();
            }
        }
    }

    private Statement counted() throws AwkSyntaxException, UnexpectedToken {
        tokens.take();
        tokens.expect("(");
        Statement before = null;
        if (!tokens.current().is(Kind.SEPARATOR)) {
            Expression first;
            if (tokens.current().is(Kind.NAME)) {
                MawkToken name = tokens.take();
                if (tokens.accept("in")) {
                    return forEach(name);
                }
                first = expressions.expression(name);
            } else {
                first = expressions.expression();
            }
            before = new Statement.Evaluation(first);
        }
        semicolon();
        Expression condition = tokens.current().is(Kind.SEPARATOR) ? null : expressions.expression();
        semicolon();
        Expression step = tokens.current().is(")") ? null : expressions.expression();
        tokens.expect(")");
        Statement stepping = step == null ? null : new Statement.Evaluation(step);
        return new Statement.Loop(before, condition, stepping, body(), false);
    }

    private void semicolon() throws AwkSyntaxException, UnexpectedToken {
        if (!tokens.current().is(Kind.SEPARATOR) || !tokens.current().text().equals(";")) {
            throw tokens.unexpected();
        }
        tokens.take();
    }

    private Statement forEach(MawkToken name) throws AwkSyntaxException, UnexpectedToken {
        MawkToken array = tokens.expect(Kind.NAME);
        tokens.expect(")");
        Expression.Variable variable = expressions.variable(name);
        return new Statement.ForEach(variable, expressions.array(array), body());
    }
}
