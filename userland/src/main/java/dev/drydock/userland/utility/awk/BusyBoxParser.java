package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.awk.BusyBoxToken.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rules, functions and statements of a program as BusyBox does. */
final class BusyBoxParser {
    private static final Set<Kind> ITEM = BusyBoxToken.union(
            BusyBoxToken.EXPRESSION_START,
            EnumSet.of(Kind.BRACE, Kind.BEGIN, Kind.END, Kind.FUNCTION_WORD, Kind.END_OF_TEXT, Kind.NEWLINE));
    private static final Set<Kind> NEXT_ITEM = BusyBoxToken.union(ITEM, EnumSet.of(Kind.SEMICOLON));
    private static final Set<Kind> IN_BLOCK =
            BusyBoxToken.union(BusyBoxToken.STATEMENT_START, EnumSet.of(Kind.BRACE_END));
    private static final Set<Kind> BEHIND_IF = BusyBoxToken.union(IN_BLOCK, EnumSet.of(Kind.ELSE));

    private final Scope scope = new Scope();
    private final List<Statement> begin = new ArrayList<>();
    private final List<Statement> end = new ArrayList<>();
    private final List<Program.Rule> rules = new ArrayList<>();
    private BusyBoxScanner scanner;
    private BusyBoxExpressions expressions;
    private int loops;

    BusyBoxParser() {
        this.scanner = new BusyBoxScanner("", "");
        this.expressions = new BusyBoxExpressions(scanner, scope);
    }

    Program program() {
        return new Program(begin, rules, end, scope.globals());
    }

    /** Adds a part of the program, from the command line or a file. */
    void read(String text, String place) throws AwkSyntaxException {
        scanner = new BusyBoxScanner(text, place);
        expressions = new BusyBoxExpressions(scanner, scope);
        BusyBoxToken token = scanner.next(ITEM);
        while (!token.is(Kind.END_OF_TEXT)) {
            if (token.is(Kind.NEWLINE)) {
                token = scanner.next(ITEM);
                continue;
            }
            item(token);
            token = scanner.next(NEXT_ITEM);
            if (token.is(Kind.SEMICOLON)) {
                token = scanner.next(ITEM);
            }
        }
    }

    private void item(BusyBoxToken token) throws AwkSyntaxException {
        switch (token.kind()) {
            case BEGIN, END -> {
                scanner.next(EnumSet.of(Kind.BRACE));
                (token.is(Kind.BEGIN) ? begin : end).add(block());
            }
            case FUNCTION_WORD -> function();
            case BRACE -> rules.add(new Program.Rule(null, null, block()));
            default -> {
                scanner.back();
                rule(expressions.parse(Kind.SEMICOLON, Kind.NEWLINE, Kind.END_OF_TEXT, Kind.BRACE));
            }
        }
    }

    private void rule(@Nullable BusyBoxNode pattern) throws AwkSyntaxException {
        Statement action = scanner.current().is(Kind.BRACE) ? block() : new Statement.Print(List.of(), null);
        if (pattern != null && pattern.is(BusyBoxExpressions.COMMA)) {
            Expression last = expressions.expression(pattern.right);
            rules.add(new Program.Rule(expressions.expression(pattern.left), last, action));
        } else {
            rules.add(new Program.Rule(expressions.expression(pattern), null, action));
        }
    }

    private void function() throws AwkSyntaxException {
        Function function = scope.function(scanner.next(EnumSet.of(Kind.CALL)).text());
        if (function.isDefined()) {
            throw scanner.error("Duplicate function");
        }
        List<String> parameters = new ArrayList<>();
        Set<Kind> parameter = EnumSet.of(Kind.NAME, Kind.CLOSE);
        Set<Kind> behind = EnumSet.of(Kind.COMMA, Kind.CLOSE);
        do {
            BusyBoxToken token = scanner.next(parameter);
            if (token.is(Kind.CLOSE)) {
                if (!parameters.isEmpty()) {
                    throw scanner.unexpected();
                }
                break;
            }
            parameters.add(token.text());
        } while (scanner.next(behind).is(Kind.COMMA));
        Set<Kind> body = EnumSet.of(Kind.BRACE, Kind.NEWLINE);
        while (scanner.next(body).is(Kind.NEWLINE)) {
            // Lines may end before the body.
        }
        scope.enter(parameters);
        // A function may be called in its own body.
        function.define(parameters.size(), block());
        scope.leave();
    }

    private Statement block() throws AwkSyntaxException {
        List<Statement> statements = new ArrayList<>();
        BusyBoxToken token = scanner.next(IN_BLOCK);
        while (!token.is(Kind.BRACE_END)) {
            if (!token.is(Kind.NEWLINE)) {
                scanner.back();
                statements.add(statement());
            }
            token = scanner.next(IN_BLOCK);
        }
        return new Statement.Block(statements);
    }

    private Statement statement() throws AwkSyntaxException {
        BusyBoxToken token = scanner.next(BusyBoxToken.STATEMENT_START);
        while (token.is(Kind.NEWLINE)) {
            token = scanner.next(BusyBoxToken.STATEMENT_START);
        }
        if (token.is(Kind.BRACE)) {
            return block();
        }
        if (!token.is(Kind.STATEMENT) && !token.is(Kind.WHILE)) {
            scanner.back();
            BusyBoxNode expression = toEnd();
            return expression == null
                    ? new Statement.Block(List.of())
                    : new Statement.Evaluation(expressions.expression(expression));
        }
        return switch (token.text()) {
            case "if" -> branch();
            case "while" -> {
                Expression condition = condition();
                yield new Statement.Loop(null, condition, null, body(), false);
            }
            case "do" -> {
                Statement body = body();
                scanner.next(EnumSet.of(Kind.WHILE));
                yield new Statement.Loop(null, condition(), null, body, true);
            }
            case "for" -> loop();
            case "print", "printf" -> print(token.text().equals("printf"));
            case "break" -> leave("break", Flow.BREAK);
            case "continue" -> leave("continue", Flow.CONTINUE);
            case "next" -> skip(Jump.To.NEXT);
            case "nextfile" -> skip(Jump.To.NEXT_FILE);
            case "exit" -> new Statement.Exit(optional(toEnd()));
            case "return" -> new Statement.Return(optional(toEnd()));
            default -> delete();
        };
    }

    /** An expression up to the end of its statement. */
    private @Nullable BusyBoxNode toEnd() throws AwkSyntaxException {
        BusyBoxNode node = expressions.parse(Kind.SEMICOLON, Kind.NEWLINE, Kind.BRACE_END);
        leaveBrace();
        return node;
    }

    private void leaveBrace() {
        if (scanner.current().is(Kind.BRACE_END)) {
            scanner.back();
        }
    }

    private @Nullable Expression optional(@Nullable BusyBoxNode node) throws AwkSyntaxException {
        return node == null ? null : expressions.expression(node);
    }

    private Expression condition() throws AwkSyntaxException {
        scanner.next(EnumSet.of(Kind.OPEN));
        return expressions.expression(expressions.parse(Kind.CLOSE));
    }

    private Statement body() throws AwkSyntaxException {
        loops++;
        Statement body = statement();
        loops--;
        return body;
    }

    private Statement branch() throws AwkSyntaxException {
        Expression condition = condition();
        Statement then = statement();
        if (scanner.next(BEHIND_IF).is(Kind.ELSE)) {
            return new Statement.If(condition, then, statement());
        }
        scanner.back();
        return new Statement.If(condition, then, null);
    }

    private Statement loop() throws AwkSyntaxException {
        scanner.next(EnumSet.of(Kind.OPEN));
        BusyBoxNode first = expressions.parse(Kind.SEMICOLON, Kind.CLOSE);
        if (scanner.current().is(Kind.CLOSE)) {
            if (first == null || !(expressions.expression(first) instanceof Expression.Membership walk)) {
                throw scanner.unexpected();
            }
            if (!(walk.subscripts().get(0) instanceof Expression.Place variable)) {
                throw scanner.unexpected();
            }
            return new Statement.ForEach(variable, walk.array(), body());
        }
        BusyBoxNode condition = expressions.parse(Kind.SEMICOLON);
        BusyBoxNode step = expressions.parse(Kind.CLOSE);
        return new Statement.Loop(evaluation(first), optional(condition), evaluation(step), body(), false);
    }

    private @Nullable Statement evaluation(@Nullable BusyBoxNode node) throws AwkSyntaxException {
        return node == null ? null : new Statement.Evaluation(expressions.expression(node));
    }

    private Statement print(boolean formatted) throws AwkSyntaxException {
        int line = scanner.line();
        List<Expression> values =
                expressions.list(expressions.parse(Kind.SEMICOLON, Kind.NEWLINE, Kind.OUTPUT, Kind.BRACE_END));
        Statement.Target target = null;
        if (scanner.current().is(Kind.OUTPUT)) {
            String operator = scanner.current().text();
            target = new Statement.Target(operator, expressions.expression(toEnd()));
        } else {
            leaveBrace();
        }
        return formatted ? new Statement.PrintFormatted(values, target, line) : new Statement.Print(values, target);
    }

    private Statement leave(String word, Flow flow) throws AwkSyntaxException {
        if (loops == 0) {
            throw scanner.error("'" + word + "' not in a loop");
        }
        toEnd();
        return new Statement.Leave(flow);
    }

    private Statement skip(Jump.To target) throws AwkSyntaxException {
        toEnd();
        return new Statement.Skip(target);
    }

    private Statement delete() throws AwkSyntaxException {
        BusyBoxNode node = toEnd();
        if (node == null) {
            throw scanner.error("Too few arguments");
        }
        Expression what = expressions.expression(node);
        if (what instanceof Expression.Element element) {
            return new Statement.Delete(element.array(), element.subscripts());
        }
        return what instanceof Expression.Variable array
                ? new Statement.Delete(array, List.of())
                : new Statement.Evaluation(new Expression.Faulty("Not an array", node.line));
    }
}
