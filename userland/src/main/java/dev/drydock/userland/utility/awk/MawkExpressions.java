package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.awk.MawkToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the expressions of a program of mawk. There are two sorts: operands, which arithmetic joins, and whole expressions,
 * which comparisons join; an assignment, a test for a key and what {@code ?:} chooses are of the second sort only, so that
 * none of them can be part of a sum without parentheses.
 */
final class MawkExpressions {
    private static final Set<String> ASSIGNING = Set.of("+=", "-=", "*=", "/=", "%=", "^=");
    private static final Set<String> COMPARING = Set.of("<", "<=", "==", "!=", ">", ">=");
    private static final Set<String> BEGINNING = Set.of("(", "!", "$", "split", "match", "sub", "gsub", "getline");

    // How tightly what joins whole expressions binds.
    private static final int ALL = 1;
    private static final int CHOICE = 2;
    private static final int OR = 3;
    private static final int AND = 4;
    private static final int IN = 5;
    private static final int MATCHING = 6;
    private static final int COMPARISON = 7;

    // How tightly what joins operands does.
    private static final int SUM = 11;
    private static final int PRODUCT = 12;
    private static final int PIPE = 14;
    private static final int POWER = 15;
    private static final int ALONE = 18;

    private final MawkTokens tokens;
    private final MawkSymbols symbols;
    private final MawkCalls calls;
    /** The operand that was read last, if a value can be assigned to it. */
    private Expression.@Nullable Place place;

    MawkExpressions(MawkTokens tokens, MawkSymbols symbols, MawkCalls calls) {
        this.tokens = tokens;
        this.symbols = symbols;
        this.calls = calls;
    }

    Expression expression() throws AwkSyntaxException, UnexpectedToken {
        return expression(ALL);
    }

    /** One whose first token, a name, was read already. */
    Expression expression(MawkToken name) throws AwkSyntaxException, UnexpectedToken {
        return joined(begun(infix(named(name), SUM)), ALL);
    }

    private Expression expression(int least) throws AwkSyntaxException, UnexpectedToken {
        if (!tokens.current().is("(")) {
            return joined(begun(operand(SUM)), least);
        }
        tokens.take();
        Expression first = expression();
        if (tokens.current().is(",")) {
            List<Expression> subscripts = list(first);
            tokens.expect(")");
            return joined(membership(subscripts), least);
        }
        return joined(begun(infix(closed(first), SUM)), least);
    }

    /** What {@code print} is given: a list, which may be in parentheses. */
    List<Expression> printed() throws AwkSyntaxException, UnexpectedToken {
        MawkToken token = tokens.current();
        if (token.is(Kind.SEPARATOR) || token.is(Kind.OUTPUT)) {
            return List.of();
        }
        if (!token.is("(")) {
            return list(expression());
        }
        tokens.take();
        if (tokens.accept(")")) {
            return List.of();
        }
        Expression first = expression();
        if (!tokens.current().is(",")) {
            return list(joined(begun(infix(closed(first), SUM)), ALL));
        }
        List<Expression> members = list(first);
        tokens.expect(")");
        return tokens.current().is("in") ? list(joined(membership(members), ALL)) : members;
    }

    /** @param first the first one of a list, which has been read */
    private List<Expression> list(Expression first) throws AwkSyntaxException, UnexpectedToken {
        List<Expression> members = new ArrayList<>();
        members.add(first);
        while (tokens.accept(",")) {
            members.add(expression());
        }
        return members;
    }

    /** In parentheses a field is still one, and a variable no longer is. */
    private Expression closed(Expression inner) throws AwkSyntaxException, UnexpectedToken {
        boolean field = inner == place
                && (inner instanceof Expression.Field
                        || inner instanceof Expression.Variable variable
                                && !variable.local()
                                && variable.slot() == Special.NF.slot());
        Expression.Place kept = field ? place : null;
        tokens.expect(")");
        place = kept;
        return stepped(inner);
    }

    private Expression membership(List<Expression> subscripts) throws AwkSyntaxException, UnexpectedToken {
        tokens.expect("in");
        return new Expression.Membership(subscripts, array());
    }

    /** The name of an array. */
    Expression.Variable array() throws AwkSyntaxException, UnexpectedToken {
        return array(tokens.expect(Kind.NAME));
    }

    Expression.Variable array(MawkToken name) throws AwkSyntaxException {
        return used(name, true);
    }

    Expression.Variable variable(MawkToken name) throws AwkSyntaxException {
        return used(name, false);
    }

    private Expression.Variable used(MawkToken name, boolean array) throws AwkSyntaxException {
        MawkSymbol symbol = symbols.find(name.text());
        if (!symbol.use(array)) {
            tokens.fault(symbol.illegal());
        }
        return symbol.expression();
    }

    /** What follows the first operand of an expression: an assignment to it, or operands to concatenate. */
    private Expression begun(Expression first) throws AwkSyntaxException, UnexpectedToken {
        Expression.Place target = place;
        if (target != null) {
            if (tokens.accept("=")) {
                return new Expression.Assignment(target, expression());
            }
            MawkToken operator = tokens.current();
            if (operator.is(Kind.MARK) && ASSIGNING.contains(operator.text())) {
                tokens.take();
                return new Expression.Update(operator.text().charAt(0), target, expression(), tokens.line());
            }
        }
        Expression joined = first;
        while (beginsOperand(tokens.current())) {
            joined = new Expression.Concatenation(joined, operand(SUM));
        }
        return joined;
    }

    private static boolean beginsOperand(MawkToken token) {
        return switch (token.kind()) {
            case NAME, FUNCTION, BUILTIN, LENGTH, NUMBER, STRING, EXPRESSION, FIELD, STEP -> true;
            case MARK -> BEGINNING.contains(token.text());
            default -> false;
        };
    }

    private Expression joined(Expression first, int least) throws AwkSyntaxException, UnexpectedToken {
        Expression left = first;
        while (true) {
            MawkToken token = tokens.current();
            if (!token.is(Kind.MARK)) {
                return left;
            }
            String operator = token.text();
            if (operator.equals("?") && least <= CHOICE) {
                tokens.take();
                Expression then = expression();
                tokens.expect(":");
                left = new Expression.Choice(left, then, expression(CHOICE));
            } else if (operator.equals("||") && least <= OR) {
                tokens.take();
                left = new Expression.Or(left, expression(AND));
            } else if (operator.equals("&&") && least <= AND) {
                tokens.take();
                left = new Expression.And(left, expression(IN));
            } else if (operator.equals("in") && least <= IN) {
                left = membership(List.of(left));
            } else if ((operator.equals("~") || operator.equals("!~")) && least <= MATCHING) {
                tokens.take();
                Expression pattern = constant(expression(COMPARISON));
                left = new Expression.Matching(left, pattern, operator.equals("!~"));
            } else if (COMPARING.contains(operator) && least <= COMPARISON) {
                tokens.take();
                left = new Expression.Comparison(operator, left, expression(COMPARISON + 1));
            } else {
                return left;
            }
        }
    }

    /** A string where an expression is wanted is one from the beginning. */
    private Expression constant(Expression pattern) throws AwkSyntaxException {
        if (pattern instanceof Expression.Constant constant
                && !constant.constant().isNumber()) {
            tokens.checkExpression(constant.constant().literal());
        }
        return pattern;
    }

    private Expression operand(int least) throws AwkSyntaxException, UnexpectedToken {
        return infix(prefix(), least);
    }

    private Expression infix(Expression first, int least) throws AwkSyntaxException, UnexpectedToken {
        Expression left = first;
        while (true) {
            MawkToken token = tokens.current();
            int binds = binds(token);
            if (binds < least) {
                return left;
            }
            tokens.take();
            if (binds == PIPE) {
                tokens.expect("getline");
                left = new Expression.GetLine(left, true, optionalTarget());
            } else {
                char operator = token.text().charAt(0);
                Expression right = operand(binds == POWER ? binds : binds + 1);
                left = new Expression.Arithmetic(operator, left, right, tokens.line());
            }
            place = null;
        }
    }

    private static int binds(MawkToken token) {
        if (!token.is(Kind.MARK)) {
            return 0;
        }
        return switch (token.text()) {
            case "+", "-" -> SUM;
            case "*", "/", "%" -> PRODUCT;
            case "|" -> PIPE;
            case "^" -> POWER;
            default -> 0;
        };
    }

    private Expression.@Nullable Place optionalTarget() throws AwkSyntaxException, UnexpectedToken {
        MawkToken token = tokens.current();
        boolean any = token.is(Kind.NAME) || token.is(Kind.FIELD) || token.is("$") || token.is("(");
        return any ? target() : null;
    }

    private Expression.Place target() throws AwkSyntaxException, UnexpectedToken {
        MawkToken token = tokens.current();
        return token.is(Kind.NAME) ? nameOrElement(tokens.take()) : field();
    }

    private Expression.Place nameOrElement(MawkToken name) throws AwkSyntaxException, UnexpectedToken {
        if (!tokens.current().is("[")) {
            return variable(name);
        }
        tokens.take();
        List<Expression> subscripts = list(expression());
        tokens.expect("]");
        return new Expression.Element(array(name), subscripts);
    }

    private Expression.Place field() throws AwkSyntaxException, UnexpectedToken {
        MawkToken token = tokens.current();
        if (token.is(Kind.FIELD)) {
            tokens.take();
            return token.text().equals("NF")
                    ? new Expression.Variable(Special.NF.slot(), false)
                    : new Expression.Field(new Expression.Constant(Value.of(NumberText.parse(token.text()))));
        }
        if (token.is("(")) {
            tokens.take();
            Expression.Place inner = field();
            tokens.expect(")");
            return inner;
        }
        tokens.expect("$");
        if (tokens.current().is(Kind.NAME_OF_FIELD)) {
            return new Expression.Field(nameOrElement(tokens.take()));
        }
        return new Expression.Field(operand(ALONE));
    }

    private Expression prefix() throws AwkSyntaxException, UnexpectedToken {
        MawkToken token = tokens.current();
        Expression operand = switch (token.kind()) {
            case FIELD -> {
                Expression.Place field = field();
                place = field;
                yield stepped(field);
            }
            case NAME -> named(tokens.take());
            case STEP -> {
                tokens.take();
                int by = token.text().equals("++") ? 1 : -1;
                yield alone(new Expression.Step(target(), by, true));
            }
            case NUMBER -> {
                tokens.take();
                yield alone(new Expression.Constant(Value.of(NumberText.parse(token.text()))));
            }
            case STRING -> {
                tokens.take();
                yield alone(new Expression.Constant(Value.of(token.text())));
            }
            case EXPRESSION -> {
                tokens.take();
                yield alone(new Expression.Pattern(token.text()));
            }
            case LENGTH -> {
                tokens.take();
                yield alone(new Expression.BuiltinCall(Builtin.LENGTH, List.of(), tokens.line()));
            }
            case BUILTIN -> alone(builtin(tokens.take()));
            case FUNCTION -> alone(call(tokens.take()));
            default -> marked(token);
        };
        return operand;
    }

    /** What no value can be assigned to. */
    private Expression alone(Expression operand) {
        place = null;
        return operand;
    }

    private Expression named(MawkToken name) throws AwkSyntaxException, UnexpectedToken {
        Expression.Place named = nameOrElement(name);
        place = named;
        return stepped(named);
    }

    /** With {@code ++} or {@code --} behind what can take a value. */
    private Expression stepped(Expression operand) throws AwkSyntaxException {
        Expression.Place target = place;
        if (target == null || !tokens.current().is(Kind.STEP)) {
            return operand;
        }
        int by = tokens.take().text().equals("++") ? 1 : -1;
        return alone(new Expression.Step(target, by, false));
    }

    private Expression marked(MawkToken token) throws AwkSyntaxException, UnexpectedToken {
        switch (token.text()) {
            case "(" -> {
                tokens.take();
                return closed(expression());
            }
            case "$" -> {
                Expression.Place field = field();
                place = field;
                return stepped(field);
            }
            case "!" -> {
                tokens.take();
                return alone(new Expression.Not(operand(PIPE)));
            }
            case "-", "+" -> {
                tokens.take();
                return alone(new Expression.Sign(token.text().equals("-"), operand(PIPE)));
            }
            case "getline" -> {
                tokens.take();
                return alone(line());
            }
            case "split" -> {
                tokens.take();
                return alone(split());
            }
            case "match" -> {
                tokens.take();
                tokens.expect("(");
                Expression text = expression();
                tokens.expect(",");
                Expression pattern = constant(expression());
                tokens.expect(")");
                return alone(called(Builtin.MATCH, List.of(text, pattern)));
            }
            case "sub", "gsub" -> {
                tokens.take();
                return alone(substitution(token.text().equals("sub") ? Builtin.SUB : Builtin.GSUB));
            }
            default -> throw tokens.unexpected();
        }
    }

    private Expression called(Builtin function, List<Expression> arguments) {
        return new Expression.BuiltinCall(function, arguments, tokens.line());
    }

    private Expression line() throws AwkSyntaxException, UnexpectedToken {
        tokens.getting(true);
        Expression.Place target = optionalTarget();
        if (!tokens.current().is(Kind.INPUT)) {
            tokens.getting(false);
            return new Expression.GetLine(null, false, target);
        }
        tokens.take();
        Expression source = operand(POWER);
        if (tokens.current().is("|")) {
            throw tokens.unexpected();
        }
        return new Expression.GetLine(source, false, target);
    }

    private Expression split() throws AwkSyntaxException, UnexpectedToken {
        tokens.expect("(");
        Expression text = expression();
        tokens.expect(",");
        Expression array = array();
        if (tokens.accept(")")) {
            return called(Builtin.SPLIT, List.of(text, array));
        }
        tokens.expect(",");
        Expression separator = expression();
        tokens.expect(")");
        if (separator instanceof Expression.Constant constant
                && !constant.constant().isNumber()
                && constant.constant().literal().length() > 1) {
            tokens.checkExpression(constant.constant().literal());
        }
        return called(Builtin.SPLIT, List.of(text, array, separator));
    }

    private Expression substitution(Builtin function) throws AwkSyntaxException, UnexpectedToken {
        tokens.expect("(");
        Expression pattern = constant(expression());
        tokens.expect(",");
        Expression replacement = expression();
        if (tokens.accept(")")) {
            return called(function, List.of(pattern, replacement));
        }
        tokens.expect(",");
        Expression target = target();
        tokens.expect(")");
        return called(function, List.of(pattern, replacement, target));
    }

    private Expression builtin(MawkToken name) throws AwkSyntaxException, UnexpectedToken {
        Builtin function = Builtin.valueOf(name.text().toUpperCase(Locale.ROOT));
        List<Expression> arguments = new ArrayList<>();
        tokens.expect("(");
        if (!tokens.current().is(")")) {
            arguments.addAll(list(firstArgument(function)));
        }
        tokens.expect(")");
        if (arguments.size() < function.least() || arguments.size() > function.most()) {
            tokens.fault("wrong number of arguments in call to " + function.spelling());
        }
        return called(function, arguments);
    }

    private Expression firstArgument(Builtin function) throws AwkSyntaxException, UnexpectedToken {
        if (!tokens.current().is(Kind.NAME)) {
            return expression();
        }
        MawkToken name = tokens.take();
        boolean array = symbols.find(name.text()).type().isArray();
        return function == Builtin.LENGTH && array && tokens.current().is(")") ? array(name) : expression(name);
    }

    private Expression call(MawkToken name) throws AwkSyntaxException, UnexpectedToken {
        MawkFunction callee = symbols.find(name.text()).owner();
        List<Expression> values = new ArrayList<>();
        List<MawkCalls.Argument> arguments = new ArrayList<>();
        tokens.expect("(");
        if (!tokens.accept(")")) {
            do {
                MawkSymbol bare = null;
                if (tokens.current().is(Kind.NAME)) {
                    MawkToken first = tokens.take();
                    if (tokens.current().is(",") || tokens.current().is(")")) {
                        bare = symbols.find(first.text());
                        values.add(bare.expression());
                    } else {
                        values.add(expression(first));
                    }
                } else {
                    values.add(expression());
                }
                arguments.add(0, new MawkCalls.Argument(arguments.size(), bare, tokens.place(), tokens.line()));
            } while (tokens.accept(","));
            tokens.expect(")");
        }
        calls.read(callee, arguments);
        return new Expression.Call(callee.function(), values, tokens.line());
    }
}
