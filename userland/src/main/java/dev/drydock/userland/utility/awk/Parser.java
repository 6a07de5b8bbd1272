package dev.drydock.userland.utility.awk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a program of BusyBox: rules, functions and statements. */
final class Parser {
    private final Tokens tokens;
    private final Scope scope = new Scope();
    private final ExpressionParser expressions;
    private final List<Statement> begin = new ArrayList<>();
    private final List<Statement> end = new ArrayList<>();
    private final List<Program.Rule> rules = new ArrayList<>();

    /** @param place see {@link Lexer} */
    Parser(String text, String place) throws AwkSyntaxException {
        this.tokens = new Tokens(new Lexer(text, place));
        this.expressions = new ExpressionParser(tokens, scope);
    }

    Program program() throws AwkSyntaxException {
        skipEnds();
        while (!tokens.current().is(TokenKind.END)) {
            item();
            skipEnds();
        }
        if (scope.callsUndefined()) {
            throw tokens.error(tokens.line(), "Call to undefined function");
        }
        return new Program(begin, rules, end, scope.globals());
    }

    private void skipEnds() throws AwkSyntaxException {
        while (tokens.current().is(TokenKind.NEWLINE) || tokens.current().is(";")) {
            tokens.take();
        }
    }

    private void item() throws AwkSyntaxException {
        if (tokens.current().is("}")) {
            throw tokens.unexpected();
        }
        if (tokens.accept("BEGIN")) {
            begin.add(block());
        } else if (tokens.accept("END")) {
            end.add(block());
        } else if (tokens.accept("function")) {
            function();
        } else {
            rule();
        }
    }

    private void rule() throws AwkSyntaxException {
        Expression first = null;
        Expression last = null;
        if (!tokens.current().is("{")) {
            first = expressions.expression();
            if (tokens.accept(",")) {
                tokens.skipNewlines();
                last = expressions.expression();
            }
        }
        Statement action = tokens.current().is("{") ? block() : new Statement.Print(List.of(), null);
        rules.add(new Program.Rule(first, last, action));
    }

    private void function() throws AwkSyntaxException {
        Token name = tokens.current();
        if (!name.is(TokenKind.CALL) && !name.is(TokenKind.NAME)) {
            throw tokens.unexpected();
        }
        tokens.take();
        tokens.expect("(");
        List<String> parameters = new ArrayList<>();
        while (!tokens.current().is(")")) {
            Token parameter = tokens.current();
            if (!parameter.is(TokenKind.NAME)) {
                throw tokens.unexpected();
            }
            parameters.add(tokens.take().text());
            if (tokens.accept(",")) {
                tokens.skipNewlines();
            } else if (!tokens.current().is(")")) {
                throw tokens.unexpected();
            }
        }
        tokens.take();
        tokens.skipNewlines();
        Function function = scope.function(name.text());
        scope.enter(parameters);
        function.define(parameters.size(), block());
        scope.leave();
    }

    private Statement block() throws AwkSyntaxException {
        if (!tokens.current().is("{")) {
            throw tokens.unexpected();
        }
        tokens.take();
        List<Statement> statements = new ArrayList<>();
        skipEnds();
        while (!tokens.current().is("}")) {
            statements.add(statement());
            skipEnds();
        }
        tokens.take();
        return new Statement.Block(statements);
    }

    private Statement statement() throws AwkSyntaxException {
        Token token = tokens.current();
        if (token.is("{")) {
            return block();
        }
        if (token.kind() == TokenKind.WORD) {
            switch (token.text()) {
                case "if" -> {
                    return branch();
                }
                case "while" -> {
                    tokens.take();
                    Expression condition = condition();
                    if (tokens.accept(";")) {
                        return new Statement.Loop(null, condition, null, new Statement.Block(List.of()), false);
                    }
                    return new Statement.Loop(null, condition, null, body(), false);
                }
                case "for" -> {
                    return loop();
                }
                case "do" -> {
                    return bodyFirst();
                }
                default -> {}
            }
        }
        Statement statement = simple();
        endOfStatement();
        return statement;
    }

    private void endOfStatement() throws AwkSyntaxException {
        Token token = tokens.current();
        if (token.is(";") || token.is(TokenKind.NEWLINE)) {
            tokens.take();
        } else if (!token.is("}")) {
            throw tokens.unexpected();
        }
    }

    private Expression condition() throws AwkSyntaxException {
        tokens.expect("(");
        Expression condition = expressions.expression();
        tokens.expect(")");
        return condition;
    }

    private Statement body() throws AwkSyntaxException {
        tokens.skipNewlines();
        if (tokens.accept(";")) {
            return new Statement.Block(List.of());
        }
        return statement();
    }

    private Statement branch() throws AwkSyntaxException {
        tokens.take();
        Expression condition = condition();
        Statement then = body();
        skipEnds();
        if (!tokens.accept("else")) {
            return new Statement.If(condition, then, null);
        }
        return new Statement.If(condition, then, body());
    }

    private Statement bodyFirst() throws AwkSyntaxException {
        tokens.take();
        Statement body = body();
        skipEnds();
        tokens.expect("while");
        Expression condition = condition();
        endOfStatement();
        return new Statement.Loop(null, condition, null, body, true);
    }

    private Statement loop() throws AwkSyntaxException {
        tokens.take();
        tokens.expect("(");
        Statement before = null;
        if (!tokens.current().is(";")) {
            before = firstOfLoop();
            if (tokens.current().is("in") && before instanceof Statement.Evaluation evaluation) {
                return forEach(evaluation.expression());
            }
        }
        tokens.expect(";");
        tokens.skipNewlines();
        Expression condition = tokens.current().is(";") ? null : expressions.expression();
        tokens.expect(";");
        tokens.skipNewlines();
        Statement step = tokens.current().is(")") ? null : simple();
        tokens.expect(")");
        return new Statement.Loop(before, condition, step, body(), false);
    }

    private Statement firstOfLoop() throws AwkSyntaxException {
        if (tokens.current().kind() == TokenKind.WORD && !tokens.current().is("getline")) {
            return simple();
        }
        return new Statement.Evaluation(expressions.beforeIn());
    }

    private Statement forEach(Expression variable) throws AwkSyntaxException {
        if (!(variable instanceof Expression.Place place)) {
            throw tokens.unexpected();
        }
        tokens.take();
        Expression.Variable array = expressions.array();
        tokens.expect(")");
        return new Statement.ForEach(place, array, body());
    }

    private Statement simple() throws AwkSyntaxException {
        Token token = tokens.current();
        if (token.kind() != TokenKind.WORD || token.is("getline")) {
            return new Statement.Evaluation(expressions.expression());
        }
        tokens.take();
        return switch (token.text()) {
            case "print" -> new Statement.Print(expressions.printed(), target());
            case "printf" -> new Statement.PrintFormatted(expressions.printed(), target(), token.line());
            case "break" -> new Statement.Leave(Flow.BREAK);
            case "continue" -> new Statement.Leave(Flow.CONTINUE);
            case "next" -> new Statement.Skip(Jump.To.NEXT);
            case "nextfile" -> new Statement.Skip(Jump.To.NEXT_FILE);
            case "exit" -> new Statement.Exit(optional());
            case "return" -> new Statement.Return(optional());
            case "delete" -> {
                Expression.Variable array = expressions.array();
                yield new Statement.Delete(array, tokens.accept("[") ? expressions.list("]") : List.of());
            }
            default -> throw tokens.unexpected();
        };
    }

    private @Nullable Expression optional() throws AwkSyntaxException {
        Token token = tokens.current();
        boolean none = token.is(";") || token.is("}") || token.is(TokenKind.NEWLINE) || token.is(TokenKind.END);
        return none ? null : expressions.expression();
    }

    private Statement.@Nullable Target target() throws AwkSyntaxException {
        Token token = tokens.current();
        if (!token.is(">") && !token.is(">>") && !token.is("|")) {
            return null;
        }
        tokens.take();
        return new Statement.Target(token.text(), expressions.target());
    }
}
