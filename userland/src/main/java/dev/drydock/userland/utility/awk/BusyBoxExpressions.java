package dev.drydock.userland.utility.awk;

import dev.drydock.userland.utility.awk.BusyBoxToken.Kind;
import dev.drydock.userland.utility.command.Flavour;
import dev.drydock.userland.utility.regex.Regex;
import dev.drydock.userland.utility.regex.RegexException;
import dev.drydock.userland.utility.regex.Syntax;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions as BusyBox does: an operator takes all that binds more tightly before it for its left side, so that
 * {@code 1 == x = 5} would assign to a comparison, which is a fault.
 */
final class BusyBoxExpressions {
    static final String COMMA = ",";
    static final String MEMBERSHIP = "in";
    static final String LINE_OF_COMMAND = "|";
    static final String LINE = "getline";
    static final String SOURCE = "<file";
    static final String OPERAND = "";
    private static final String GROUND = "ground";
    private static final int LOOSEST = 127;
    private static final int STEP = 9;
    private static final int FIELD = 5;
    private static final int SIGN = 19;
    private static final int CHOICE = 70;
    private static final int COMPARISON = 39;
    private static final int ASSIGNMENT = 74;
    private static final Map<String, Integer> LOOSENESS = Map.ofEntries(
            Map.entry(BusyBoxScanner.CONCATENATION, 35),
            Map.entry("+", 29),
            Map.entry("-", 29),
            Map.entry("*", 25),
            Map.entry("/", 25),
            Map.entry("%", 25),
            Map.entry("^", 15),
            Map.entry("**", 15),
            Map.entry("~", 45),
            Map.entry("!~", 45),
            Map.entry("&&", 55),
            Map.entry("||", 59),
            Map.entry("?", 64),
            Map.entry(":", 67),
            Map.entry(MEMBERSHIP, 49),
            Map.entry(COMMA, 80),
            Map.entry(LINE_OF_COMMAND, 37),
            Map.entry("==", COMPARISON),
            Map.entry("!=", COMPARISON),
            Map.entry("<", COMPARISON),
            Map.entry("<=", COMPARISON),
            Map.entry(">", COMPARISON),
            Map.entry(">=", COMPARISON));
    private static final Set<Kind> OPERAND_NEXT = BusyBoxToken.EXPRESSION_START;
    private static final Set<Kind> VARIABLE_NEXT = EnumSet.of(Kind.NAME, Kind.ARRAY, Kind.PREFIX);
    private static final Set<Kind> FILE_NEXT = BusyBoxToken.union(BusyBoxToken.OPERANDS, BusyBoxToken.UNARY);
    private static final Set<Kind> ANY_NEXT =
            BusyBoxToken.union(BusyBoxToken.OPERANDS, BusyBoxToken.UNARY, BusyBoxToken.BINARY);
    private static final Set<Kind> BEHIND_OPERAND = BusyBoxToken.union(ANY_NEXT, EnumSet.of(Kind.STEP_AFTER));
    private static final Set<Kind> BEHIND_LENGTH =
            EnumSet.of(Kind.OPEN, Kind.SEMICOLON, Kind.NEWLINE, Kind.BRACE_END, Kind.OPERATOR, Kind.COMMA);

    private final BusyBoxScanner scanner;
    private final Scope scope;

    BusyBoxExpressions(BusyBoxScanner scanner, Scope scope) {
        this.scanner = scanner;
        this.scope = scope;
    }

    /** Null if there is none before one of the tokens that end it. */
    @Nullable
    BusyBoxNode parse(Kind first, Kind... more) throws AwkSyntaxException {
        Set<Kind> ends = EnumSet.of(first, more);
        BusyBoxNode ground = new BusyBoxNode(GROUND, LOOSEST, null, 0, null);
        BusyBoxNode current = ground;
        BusyBoxNode reading = null;
        Set<Kind> expected = BusyBoxToken.union(OPERAND_NEXT, ends);
        while (true) {
            BusyBoxToken token = scanner.next(expected);
            if (ends.contains(token.kind())) {
                return ground.right;
            }
            if (reading != null && token.is(Kind.OPERATOR) && token.text().equals("<")) {
                current = new BusyBoxNode(SOURCE, 37, reading, scanner.line(), null);
                reading.left = current;
                reading = null;
                expected = FILE_NEXT;
            } else if (BusyBoxToken.BINARY.contains(token.kind()) || token.is(Kind.STEP_AFTER)) {
                current = joined(current, token);
                boolean complete = token.is(Kind.STEP_AFTER) || token.is(Kind.PIPE);
                expected = complete ? BusyBoxToken.union(ANY_NEXT, ends) : OPERAND_NEXT;
            } else {
                BusyBoxNode node = operand(token, current);
                current.right = node;
                current = node;
                reading = token.is(Kind.GETLINE) ? node : reading;
                expected = behind(token, ends);
            }
        }
    }

    private static Set<Kind> behind(BusyBoxToken token, Set<Kind> ends) {
        return switch (token.kind()) {
            case PREFIX -> token.text().equals("$") ? OPERAND_NEXT : VARIABLE_NEXT;
            case SIGN -> OPERAND_NEXT;
            case GETLINE -> BusyBoxToken.union(ANY_NEXT, ends);
            case STRING, NUMBER -> BusyBoxToken.union(ANY_NEXT, ends);
            default -> BusyBoxToken.union(BEHIND_OPERAND, ends);
        };
    }

    /** Puts an operator above all before it that binds more tightly. */
    private BusyBoxNode joined(BusyBoxNode last, BusyBoxToken token) throws AwkSyntaxException {
        String operator = token.text();
        boolean step = token.is(Kind.STEP_AFTER);
        int looseness = step ? STEP : LOOSENESS.getOrDefault(operator, ASSIGNMENT);
        BusyBoxNode under = last;
        BusyBoxNode above = under.above;
        while (above != null && (looseness > (above.looseness & ~1) || (operator.equals(":") && under.is(":")))) {
            under = above;
            above = under.above;
        }
        if (above == null) {
            throw scanner.unexpected();
        }
        if (looseness == ASSIGNMENT && !takesValue(under)) {
            throw scanner.unexpected();
        }
        int kept = operator.equals("?") ? CHOICE : looseness;
        BusyBoxNode node = new BusyBoxNode(step ? "after" + operator : operator, kept, above, scanner.line(), null);
        above.right = node;
        under.above = node;
        if (step) {
            node.right = under;
        } else {
            node.left = under;
        }
        if (token.is(Kind.PIPE)) {
            scanner.next(EnumSet.of(Kind.GETLINE));
            node.looseness = 0;
        }
        return node;
    }

    private static boolean takesValue(BusyBoxNode node) {
        return node.operand instanceof Expression.Place || node.is("before$");
    }

    private BusyBoxNode operand(BusyBoxToken token, BusyBoxNode above) throws AwkSyntaxException {
        int line = scanner.line();
        return switch (token.kind()) {
            case PREFIX ->
                new BusyBoxNode("before" + token.text(), token.text().equals("$") ? FIELD : STEP, above, line, null);
            case SIGN -> new BusyBoxNode("sign" + token.text(), SIGN, above, line, null);
            case GETLINE -> new BusyBoxNode(LINE, 0, above, line, null);
            case OPEN -> {
                BusyBoxNode inner = parse(Kind.CLOSE);
                if (inner == null) {
                    throw scanner.error("Empty sequence");
                }
                inner.above = above;
                yield inner;
            }
            default -> new BusyBoxNode(OPERAND, 0, above, line, leaf(token, line));
        };
    }

    private Expression leaf(BusyBoxToken token, int line) throws AwkSyntaxException {
        return switch (token.kind()) {
            case NAME -> scope.variable(token.text());
            case ARRAY -> {
                Expression.Variable array = scope.variable(token.text());
                BusyBoxNode subscript = parse(Kind.BRACKET_END);
                yield new Expression.Element(array, List.of(expression(subscript)));
            }
            case NUMBER -> new Expression.Constant(Value.of(token.number()));
            case STRING -> new Expression.Constant(Value.of(token.text()));
            case EXPRESSION -> pattern(token.text());
            case CALL -> new Expression.Call(scope.function(token.text()), list(parse(Kind.CLOSE)), line);
            case BUILTIN -> {
                scanner.next(EnumSet.of(Kind.OPEN));
                yield builtin(token, list(parse(Kind.CLOSE)), line);
            }
            case LENGTH -> {
                if (scanner.next(BEHIND_LENGTH).is(Kind.OPEN)) {
                    yield builtin(token, list(parse(Kind.CLOSE)), line);
                }
                scanner.back();
                yield builtin(token, List.of(), line);
            }
            default -> throw scanner.unexpected();
        };
    }

    /** A constant expression is compiled when it is read. */
    private static Expression pattern(String source) throws AwkSyntaxException {
        try {
            Regex.compile(source, Regex.Mode.of(Syntax.REGCOMP_EXTENDED));
        } catch (RegexException bad) {
            throw new AwkSyntaxException(List.of("bad regex '" + source + "': " + bad.getMessage()));
        }
        return new Expression.Pattern(source);
    }

    /** Whether there are as many arguments as are needed shows when it is called. */
    private static Expression builtin(BusyBoxToken token, List<Expression> arguments, int line) {
        Builtin function = Builtin.named(token.text(), Flavour.BUSYBOX).orElseThrow();
        if (arguments.size() < function.least() && function != Builtin.SPRINTF) {
            return new Expression.Faulty("Too few arguments", line);
        }
        if (arguments.size() > function.most()
                && function.most() <= 1
                && function != Builtin.TOLOWER
                && function != Builtin.TOUPPER) {
            return new Expression.Faulty("Too many arguments", line);
        }
        return new Expression.BuiltinCall(function, arguments, line);
    }

    /** What commas separate. */
    List<Expression> list(@Nullable BusyBoxNode node) throws AwkSyntaxException {
        List<Expression> members = new ArrayList<>();
        BusyBoxNode rest = node;
        while (rest != null && rest.is(COMMA)) {
            members.add(expression(rest.left));
            rest = rest.right;
        }
        if (rest != null) {
            members.add(expression(rest));
        }
        return members;
    }

    /** Without a node it is an empty string. */
    Expression expression(@Nullable BusyBoxNode node) throws AwkSyntaxException {
        return node == null ? new Expression.Constant(Value.EMPTY) : new BusyBoxTree(scanner).expression(node);
    }
}
