package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.awk.MawkStatements.Scope;
import dev.drydock.userland.utility.awk.MawkToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a program as mawk does, whose grammar is one for yacc: a fault is told of at the first token that no program could
 * have there, and what is read on after it may have faults as well.
 */
final class MawkParser {
    private final MawkFaults faults = new MawkFaults();
    private final MawkSymbols symbols = new MawkSymbols();
    private final MawkCalls calls = new MawkCalls(faults);
    private final MawkTokens tokens;
    private final MawkExpressions expressions;
    private final MawkStatements statements;
    private final List<Statement> begin = new ArrayList<>();
    private final List<Statement> end = new ArrayList<>();
    private final List<Program.Rule> rules = new ArrayList<>();

    private MawkParser(List<MawkText.Source> sources) throws AwkSyntaxException {
        this.tokens = new MawkTokens(new MawkScanner(sources, symbols, faults), faults);
        this.expressions = new MawkExpressions(tokens, symbols, calls);
        this.statements = new MawkStatements(tokens, expressions, faults);
    }

    static Program program(List<MawkText.Source> sources) throws AwkSyntaxException {
        MawkParser parser = new MawkParser(sources);
        parser.read();
        return new Program(parser.begin, parser.rules, parser.end, parser.symbols.slots());
    }

    private void read() throws AwkSyntaxException {
        while (!tokens.current().is(Kind.END)) {
            try {
                item();
            } catch (UnexpectedToken fault) {
                symbols.leave();
                recover();
            }
        }
        if (faults.any()) {
            throw faults.giveUp();
        }
        calls.resolve(tokens.place(), tokens.line());
        if (faults.any()) {
            throw faults.giveUp();
        }
    }

    private void recover() throws AwkSyntaxException {
        tokens.skipToBlock();
        try {
            statements.block(Scope.RULE);
        } catch (UnexpectedToken impossible) {
            throw faults.giveUp();
        }
    }

    private void item() throws AwkSyntaxException, UnexpectedToken {
        if (tokens.accept("BEGIN")) {
            begin.add(statements.block(Scope.BEGIN_OR_END));
        } else if (tokens.accept("END")) {
            end.add(statements.block(Scope.BEGIN_OR_END));
        } else if (tokens.accept("function")) {
            function();
        } else if (tokens.current().is("{")) {
            rules.add(new Program.Rule(null, null, statements.block(Scope.RULE)));
        } else {
            Expression first = expressions.expression();
            Expression last = tokens.accept(",") ? expressions.expression() : null;
            rules.add(new Program.Rule(first, last, action()));
        }
    }

    private Statement action() throws AwkSyntaxException, UnexpectedToken {
        if (!tokens.current().is(Kind.SEPARATOR)) {
            return statements.block(Scope.RULE);
        }
        tokens.take();
        return new Statement.Print(List.of(), null);
    }

    private void function() throws AwkSyntaxException, UnexpectedToken {
        MawkFunction function = named();
        tokens.expect("(");
        List<MawkSymbol> parameters = new ArrayList<>();
        if (!tokens.current().is(")")) {
            do {
                String name = tokens.expect(Kind.NAME).text();
                if (symbols.find(name).type().isLocal()) {
                    tokens.fault(name + " is duplicated in argument list");
                } else {
                    parameters.add(symbols.parameter(function, name));
                }
            } while (tokens.accept(","));
        }
        tokens.expect(")");
        tokens.skipLines();
        believeCalls(function, parameters);
        Statement body = statements.block(Scope.FUNCTION);
        symbols.leave();
        function.function().define(function.count(), body);
    }

    /** The first parameter that an earlier call knows something of is taken for that. */
    private void believeCalls(MawkFunction function, List<MawkSymbol> parameters) {
        for (MawkSymbol parameter : parameters) {
            MawkSymbol.Type known = calls.known(function, parameter.slot());
            if (!known.isUnknown()) {
                parameter.become(known);
                return;
            }
        }
    }

    private MawkFunction named() throws AwkSyntaxException, UnexpectedToken {
        MawkToken name = tokens.current();
        if (!name.is(Kind.NAME) && !name.is(Kind.FUNCTION)) {
            throw tokens.unexpected();
        }
        tokens.take();
        MawkSymbol symbol = symbols.find(name.text());
        if (symbol.type() == MawkSymbol.Type.NONE) {
            return symbols.function(name.text()).owner();
        }
        if (symbol.type() != MawkSymbol.Type.FUNCTION) {
            tokens.fault(symbol.illegal());
            return new MawkFunction("");
        }
        if (symbol.owner().function().isDefined()) {
            tokens.fault("redefinition of " + name.text());
        }
        return symbol.owner();
    }
}
