package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.command.Flavour;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a program: rules, functions and statements. */
final class Parser {
    private final Tokens tokens;
    private final Scope scope = new Scope();
    private final ExpressionParser expressions;
    private final List<Statement> begin = new ArrayList<>();
    private final List<Statement> end = new ArrayList<>();
    private final List<Program.Rule> rules = new ArrayList<>();
    private boolean inFunction;
    private boolean inRule;

    /** @param place see {@link Lexer} */
    Parser(String text, Flavour flavour, String place) throws AwkSyntaxException {
        this.tokens = new Tokens(new Lexer(text, flavour, place), flavour);
        this.expressions = new ExpressionParser(tokens, scope);
    }

    Program program() throws AwkSyntaxException {
        skipEnds();
        while (!tokens.current().is(TokenKind.END)) {
            item();
            skipEnds();
        }
        List<String> undefined = scope.undefined();
        if (!undefined.isEmpty()) {
            StringBuilder words = new StringBuilder();
            for (String name : undefined) {
                words.append(words.isEmpty() ? "" : "\n")
                        .append("function ")
                        .append(name)
                        .append(" never defined");
            }
            throw tokens.error(tokens.line(), words.toString(), "Call to undefined function");
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
            int line = tokens.line();
            String extra = "extra '}'\nsyntax error at or near end of line";
            throw tokens.error(line, extra, "Unexpected token");
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
        inRule = true;
        Statement action = tokens.current().is("{") ? block() : new Statement.Print(List.of(), null);
        inRule = false;
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
            boolean duplicate = !tokens.isBusyBox() && parameter.text().equals(name.text());
            if (!parameter.is(TokenKind.NAME) || duplicate) {
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
        inFunction = true;
        inRule = true;
        function.define(parameters.size(), block());
        inFunction = false;
        inRule = false;
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
            case "printf" -> formatted(token);
            case "break" -> new Statement.Leave(Flow.BREAK);
            case "continue" -> new Statement.Leave(Flow.CONTINUE);
            case "next" -> skip(token, Jump.To.NEXT);
            case "nextfile" -> skip(token, Jump.To.NEXT_FILE);
            case "exit" -> new Statement.Exit(optional());
            case "return" -> {
                if (!inFunction && !tokens.isBusyBox()) {
                    throw tokens.error(token.line(), "return outside function body", "Unexpected token");
                }
                yield new Statement.Return(optional());
            }
            case "delete" -> {
                Expression.Variable array = expressions.array();
                yield new Statement.Delete(array, tokens.accept("[") ? expressions.list("]") : List.of());
            }
            default -> throw tokens.unexpected();
        };
    }

    private Statement skip(Token token, Jump.To target) throws AwkSyntaxException {
        if (!inRule && !tokens.isBusyBox()) {
            throw tokens.error(token.line(), "improper use of " + token.text(), "");
        }
        return new Statement.Skip(target);
    }

    private Statement formatted(Token token) throws AwkSyntaxException {
        List<Expression> values = expressions.printed();
        if (values.isEmpty() && !tokens.isBusyBox()) {
            throw tokens.error(token.line(), "no arguments in call to printf", "");
        }
        return new Statement.PrintFormatted(values, target(), token.line());
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
