package dev.drydock.userland.utility.calculator;

import dev.drydock.userland.utility.calculator.BcLexer.Kind;
import dev.drydock.userland.utility.calculator.BcLexer.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads bc's statements, one at a time, so that what was said before a mistake is done. */
final class BcParser {
    private final BcLexer lexer;
    private final BcExpressionParser expressions;
    private int loops;
    private boolean inFunction;

    BcParser(BcLexer lexer) {
        this.lexer = lexer;
        this.expressions = new BcExpressionParser(lexer);
    }

    /** Goes on at the next line. */
    void recover() {
        lexer.skipLine();
        expressions.forget();
        loops = 0;
        inFunction = false;
    }

    /** The next statement; null at the end. */
    @Nullable
    Statement next() {
        while (token().kind() == Kind.NEWLINE || token().is(";")) {
            take();
        }
        if (token().kind() == Kind.END) {
            return null;
        }
        Statement statement = token().isWord("define") ? definition() : statement();
        terminator();
        return statement;
    }

    private Token token() {
        return expressions.token();
    }

    private Token take() {
        return expressions.take();
    }

    private void expect(String operator) {
        if (!token().is(operator)) {
            throw badToken();
        }
        take();
    }

    private CalculatorException badToken() {
        return new CalculatorException("bad token at '" + token().rest() + "'");
    }

    private void terminator() {
        boolean ends = token().kind() == Kind.NEWLINE || token().kind() == Kind.END || token().is(";");
        if (!ends) {
            throw new CalculatorException("bad statement terminator at '" + token().rest() + "'");
        }
    }

    private Statement statement() {
        Token first = token();
        if (first.is("{")) {
            return block();
        }
        if (first.kind() == Kind.STRING) {
            take();
            return new Statement.Text(first.text());
        }
        if (first.kind() == Kind.NAME) {
            Optional<Statement> keyword = keyword(first);
            if (keyword.isPresent()) {
                return keyword.get();
            }
        }
        boolean begins = first.kind() == Kind.NAME || first.kind() == Kind.NUMBER;
        if (!begins && !Set.of("(", "-", "!", "++", "--", ".").contains(first.text())) {
            throw badToken();
        }
        Expression value = expressions.expression();
        return new Statement.Evaluation(value, !(value instanceof Expression.Assignment));
    }

    private Optional<Statement> keyword(Token word) {
        return switch (word.text()) {
            case "if" -> Optional.of(condition());
            case "while" -> Optional.of(whileLoop());
            case "for" -> Optional.of(forLoop());
            case "break", "continue" -> Optional.of(jump(word));
            case "return" -> Optional.of(returned());
            case "print" -> Optional.of(print());
            case "quit" -> throw new QuitException();
            case "halt" -> plain(new Statement.Halt());
            case "limits" -> plain(new Statement.Limits());
            case "else", "auto", "define" -> throw badToken();
            default -> Optional.empty();
        };
    }

    private Optional<Statement> plain(Statement statement) {
        take();
        return Optional.of(statement);
    }

    private Statement jump(Token word) {
        if (loops == 0) {
            throw badToken();
        }
        take();
        return word.text().equals("break") ? new Statement.Break() : new Statement.Continue();
    }

    private Statement returned() {
        if (!inFunction) {
            throw new CalculatorException("'return' not in a function");
        }
        take();
        boolean alone =
                token().kind() == Kind.NEWLINE || token().kind() == Kind.END || token().is(";") || token().is("}");
        return new Statement.Return(alone ? Optional.empty() : Optional.of(expressions.expression()));
    }

    private Statement print() {
        take();
        List<Statement> parts = new ArrayList<>();
        do {
            if (!parts.isEmpty()) {
                take();
            }
            if (token().kind() == Kind.STRING) {
                parts.add(new Statement.Text(take().text()));
            } else {
                parts.add(new Statement.Evaluation(expressions.expression(), true));
            }
        } while (token().is(","));
        return new Statement.Print(parts);
    }

    private Statement condition() {
        take();
        expect("(");
        Expression test = expressions.expression();
        expect(")");
        Statement then = body();
        if (!token().isWord("else")) {
            return new Statement.Condition(test, then, Optional.empty());
        }
        take();
        return new Statement.Condition(test, then, Optional.of(body()));
    }

    private Statement whileLoop() {
        take();
        expect("(");
        Expression test = expressions.expression();
        expect(")");
        return new Statement.Loop(Optional.empty(), Optional.of(test), Optional.empty(), loopBody());
    }

    private Statement forLoop() {
        take();
        expect("(");
        Optional<Expression> first = optional(";");
        expect(";");
        Optional<Expression> test = optional(";");
        expect(";");
        Optional<Expression> after = optional(")");
        expect(")");
        return new Statement.Loop(first, test, after, loopBody());
    }

    private Optional<Expression> optional(String end) {
        return token().is(end) ? Optional.empty() : Optional.of(expressions.expression());
    }

    private Statement loopBody() {
        loops++;
        Statement body = body();
        loops--;
        return body;
    }

    /** What a condition or a loop holds may stand in the next line. */
    private Statement body() {
        while (token().kind() == Kind.NEWLINE) {
            take();
        }
        return token().is(";") ? new Statement.Block(List.of()) : statement();
    }

    private Statement.Block block() {
        expect("{");
        return rest();
    }

    /** What is left of a block that was begun. */
    private Statement.Block rest() {
        List<Statement> statements = new ArrayList<>();
        while (true) {
            while (token().kind() == Kind.NEWLINE || token().is(";")) {
                take();
            }
            if (token().is("}")) {
                take();
                return new Statement.Block(statements);
            }
            statements.add(statement());
            if (!token().is("}")) {
                terminator();
            }
        }
    }

    private Statement definition() {
        take();
        boolean silent = token().isWord("void");
        if (silent) {
            take();
        }
        boolean named = token().kind() == Kind.NAME;
        String name = named ? take().text() : "";
        if (!named || !token().is("(")) {
            throw new CalculatorException("bad function definition at '" + token().rest() + "'");
        }
        take();
        List<String> parameters = token().is(")") ? List.of() : names();
        expect(")");
        while (token().kind() == Kind.NEWLINE) {
            take();
        }
        if (!token().is("{")) {
            throw badToken();
        }
        take();
        while (token().kind() == Kind.NEWLINE) {
            take();
        }
        List<String> own = List.of();
        if (token().isWord("auto")) {
            take();
            own = names();
            terminator();
        }
        Set<String> all = new HashSet<>();
        for (List<String> each : List.of(parameters, own)) {
            for (String variable : each) {
                if (!all.add(variable)) {
                    throw new CalculatorException("duplicate function parameter or auto name");
                }
            }
        }
        inFunction = true;
        int outside = loops;
        loops = 0;
        Statement.Block body = rest();
        loops = outside;
        inFunction = false;
        return new Statement.Definition(name, silent, parameters, own, body);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        while (true) {
            if (token().kind() != Kind.NAME) {
                throw badToken();
            }
            String name = take().text();
            if (token().is("[")) {
                take();
                expect("]");
                name += "[]";
            }
            names.add(name);
            if (!token().is(",")) {
                return names;
            }
            take();
        }
    }

    /** {@code quit} ends bc where it is read, not where it would be done. */
    static final class QuitException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        QuitException() {
            super("quit", null, false, false);
        }
    }
}
