package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.expand.ExpansionError.Gravity;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one expression as bash and dash do it, while it reads it. What a short circuit leaves out is read, but has no
 * effect.
 */
final class ArithmeticParser {
    private static final List<String> OPERATORS = List.of(
            "<<=", ">>=", "**", "++", "--", "&&", "||", "<<", ">>", "<=", ">=", "==", "!=", "+=", "-=", "*=", "/=",
            "%=", "&=", "|=", "^=", "+", "-", "*", "/", "%", "<", ">", "=", "!", "~", "&", "|", "^", "?", ":", "(", ")",
            ",");
    private static final List<String> ASSIGNMENTS =
            List.of("=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^=");
    private static final String END = "";
    private static final int TERNARY = 1;
    private static final int UNARY = 12;

    private final String text;
    private final Arithmetic arithmetic;
    private final Dialect dialect;
    private int at;
    private int tokenStart;
    private int lastStart;
    private String token = END;
    private boolean operand;
    private long operandValue;
    private String following = END;
    private int idle;

    ArithmeticParser(String text, Arithmetic arithmetic, Dialect dialect) {
        this.text = dialect == Dialect.DASH ? text : text.stripLeading();
        this.arithmetic = arithmetic;
        this.dialect = dialect;
    }

    long evaluate() throws IOException {
        advance();
        if (atEnd()) {
            if (dialect == Dialect.DASH) {
                throw dash("expecting primary");
            }
            return 0;
        }
        long value = comma();
        if (!atEnd()) {
            if (!dialect.isBash()) {
                throw dash("expecting EOF");
            }
            throw bash("syntax error in expression", text.substring(tokenStart));
        }
        return value;
    }

    // Tokens

    private boolean atEnd() {
        return !operand && token.equals(END);
    }

    private boolean is(String operator) {
        return !operand && token.equals(operator);
    }

    private void advance() throws IOException {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        boolean behindOperand = operand;
        boolean behindName = operand && Names.isStart(token.charAt(0));
        boolean behindSigns = is("++") || is("--");
        lastStart = tokenStart;
        tokenStart = at;
        operand = false;
        if (at == text.length()) {
            token = END;
            return;
        }
        char first = text.charAt(at);
        if (Names.isPart(first)) {
            operand = true;
            boolean number = Names.isDigit(first);
            while (at < text.length() && isOperandPart(text.charAt(at), number)) {
                at++;
            }
            if (!number && dialect.isBash() && at < text.length() && text.charAt(at) == '[') {
                subscript();
            }
            token = text.substring(tokenStart, at);
            following = number ? END : next();
            operandValue = dialect.isBash() ? value(number, behindSigns) : 0;
            return;
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at) && isKnown(operator) && isOne(operator, behindName)) {
                token = operator;
                at += operator.length();
                return;
            }
        }
        if (dialect.isBash() && behindOperand) {
            throw bash("syntax error: invalid arithmetic operator", text.substring(at));
        }
        token = text.substring(at, at + 1);
        at++;
    }

    /** The operator behind a name; empty if there is none. */
    private String next() throws IOException {
        String name = token;
        int start = tokenStart;
        int last = lastStart;
        int end = at;
        idle++;
        advance();
        idle--;
        String found = operand ? END : token;
        at = end;
        tokenStart = start;
        lastStart = last;
        token = name;
        operand = true;
        return found;
    }

    /** Bash looks up what a name stands for as it reads it, unless it is assigned to. */
    private long value(boolean number, boolean behindSigns) throws IOException {
        if (number) {
            return number();
        }
        boolean assigned = following.equals("=") && !behindSigns;
        if (idle > 0 || assigned) {
            return 0;
        }
        if (arithmetic.isTooDeep() && arithmetic.isNested(token)) {
            throw bash("expression recursion level exceeded", text.substring(tokenStart));
        }
        return arithmetic.variable(token);
    }

    private boolean isOperandPart(char character, boolean number) {
        if (number && dialect == Dialect.DASH) {
            String read = text.substring(tokenStart, at + 1).toLowerCase(java.util.Locale.ROOT);
            return read.matches("0x[0-9a-f]*|0[0-7]*|[1-9][0-9]*");
        }
        return Names.isPart(character) || (number && (character == '#' || character == '@'));
    }

    private boolean isKnown(String operator) {
        return dialect != Dialect.DASH
                || !(operator.equals("++") || operator.equals("--") || operator.equals("**") || operator.equals(","));
    }

    /** Bash takes two signs for one operator only beside a variable. */
    private boolean isOne(String operator, boolean behindName) {
        if (!(operator.equals("++") || operator.equals("--")) || behindName) {
            return true;
        }
        int next = at + 2;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && Names.isStart(text.charAt(next));
    }

    private void subscript() {
        int depth = 0;
        do {
            char character = text.charAt(at++);
            depth += character == '[' ? 1 : character == ']' ? -1 : 0;
        } while (depth > 0 && at < text.length());
        if (depth > 0) {
            throw bash("bad array subscript", text.substring(tokenStart));
        }
    }

    // Expressions

    private long comma() throws IOException {
        long value = assignment();
        while (is(",") && dialect != Dialect.DASH) {
            advance();
            value = assignment();
        }
        return value;
    }

    private long assignment() throws IOException {
        if (operand && ASSIGNMENTS.contains(following)) {
            String name = token;
            long before = operandValue;
            advance();
            String operator = token;
            boolean plain = operator.equals("=");
            advance();
            long right = assignment();
            long left = plain || idle > 0 || dialect.isBash() ? before : arithmetic.variable(name);
            int place = atEnd() ? lastStart : tokenStart;
            long value = plain ? right : binary(operator.substring(0, operator.length() - 1), left, right, place);
            if (idle == 0) {
                arithmetic.assign(name, value);
            }
            return value;
        }
        long value = ternary();
        if (dialect.isBash() && !operand && ASSIGNMENTS.contains(token)) {
            throw bash("attempted assignment to non-variable", text.substring(tokenStart));
        }
        return value;
    }

    private long ternary() throws IOException {
        long condition = binary(TERNARY + 1);
        if (!is("?")) {
            return condition;
        }
        idle += condition == 0 ? 1 : 0;
        advance();
        demandExpression(is(":"));
        long yes = comma();
        idle -= condition == 0 ? 1 : 0;
        if (!is(":")) {
            throw dialect.isBash()
                    ? bash("`:' expected for conditional expression", errorToken())
                    : dash("expecting ':'");
        }
        idle += condition != 0 ? 1 : 0;
        advance();
        demandExpression(false);
        long no = ternary();
        idle -= condition != 0 ? 1 : 0;
        return condition != 0 ? yes : no;
    }

    private void demandExpression(boolean missing) {
        if (dialect.isBash() && (missing || atEnd())) {
            throw bash("expression expected", errorToken());
        }
    }

    private static int precedence(String operator) {
        return switch (operator) {
            case "||" -> 2;
            case "&&" -> 3;
            case "|" -> 4;
            case "^" -> 5;
            case "&" -> 6;
            case "==", "!=" -> 7;
            case "<", ">", "<=", ">=" -> 8;
            case "<<", ">>" -> 9;
            case "+", "-" -> 10;
            case "*", "/", "%" -> 11;
            default -> 0;
        };
    }

    private long binary(int lowest) throws IOException {
        long left = power();
        while (!operand) {
            String operator = token;
            int precedence = precedence(operator);
            if (precedence < lowest || precedence >= UNARY) {
                return left;
            }
            boolean skip = (operator.equals("||") && left != 0) || (operator.equals("&&") && left == 0);
            idle += skip ? 1 : 0;
            advance();
            int start = tokenStart;
            long right = binary(precedence + 1);
            idle -= skip ? 1 : 0;
            left = binary(operator, left, right, start);
        }
        return left;
    }

    private long binary(String operator, long left, long right, int start) {
        return switch (operator) {
            case "||" -> left != 0 || right != 0 ? 1 : 0;
            case "&&" -> left != 0 && right != 0 ? 1 : 0;
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">=" -> left >= right ? 1 : 0;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            default -> quotient(operator, left, right, start);
        };
    }

    private long quotient(String operator, long left, long right, int start) {
        if (right == 0) {
            if (idle > 0) {
                return 0;
            }
            throw dialect.isBash() ? bash("division by 0", text.substring(start)) : dash("division by zero");
        }
        return operator.equals("/") ? left / right : left % right;
    }

    private long power() throws IOException {
        long base = unary();
        if (!is("**")) {
            return base;
        }
        advance();
        long exponent = power();
        if (exponent < 0) {
            throw bash("exponent less than 0", errorToken());
        }
        return ArithmeticNumber.power(base, exponent);
    }

    private long unary() throws IOException {
        if (operand) {
            return postfix();
        }
        String operator = token;
        switch (operator) {
            case "!", "~", "-", "+" -> {
                advance();
                long value = unary();
                return switch (operator) {
                    case "!" -> value == 0 ? 1 : 0;
                    case "~" -> ~value;
                    case "-" -> -value;
                    default -> value;
                };
            }
            case "++", "--" -> {
                return prefix(operator);
            }
            case "(" -> {
                advance();
                long value = comma();
                if (!is(")")) {
                    throw dialect.isBash() ? bash("missing `)'", errorToken()) : dash("expecting ')'");
                }
                advance();
                return value;
            }
            default ->
                throw dialect.isBash()
                        ? bash("syntax error: operand expected", errorToken())
                        : dash("expecting primary");
        }
    }

    private long prefix(String operator) throws IOException {
        advance();
        if (!operand || !Names.isStart(token.charAt(0))) {
            return unary();
        }
        String name = token;
        long value = operandValue + (operator.equals("++") ? 1 : -1);
        advance();
        if (idle == 0) {
            arithmetic.assign(name, value);
        }
        if (is("++") || is("--")) {
            throw bash(token + ": assignment requires lvalue", errorToken());
        }
        return value;
    }

    private long postfix() throws IOException {
        String name = token;
        boolean number = Names.isDigit(name.charAt(0));
        boolean read = dialect.isBash();
        long value = read ? operandValue : number ? number() : 0;
        advance();
        if (!read && !number) {
            value = idle > 0 ? 0 : arithmetic.variable(name);
        }
        if (!number && (is("++") || is("--"))) {
            if (idle == 0) {
                arithmetic.assign(name, value + (token.equals("++") ? 1 : -1));
            }
            advance();
        }
        return value;
    }

    private long number() {
        ArithmeticNumber.Reading reading =
                dialect == Dialect.DASH ? ArithmeticNumber.limited(token) : ArithmeticNumber.read(token, true);
        boolean bare = ArithmeticNumber.isWithoutDigits(token);
        if (!dialect.isBash() && (bare || reading.error() != null)) {
            throw dash("expecting EOF");
        }
        String words = bare && token.endsWith("#") ? "invalid integer constant" : reading.error();
        if (words != null) {
            throw new ExpansionError(
                    text.substring(0, at) + ": " + words + " (error token is \"" + token + "\")", Gravity.LINE);
        }
        return reading.value();
    }

    // Errors

    private @Nullable String errorToken() {
        return atEnd() ? text.substring(Math.min(lastStart, text.length())) : text.substring(tokenStart);
    }

    private ExpansionError bash(@Nullable String words, @Nullable String errorToken) {
        return new ExpansionError(text + ": " + words + " (error token is \"" + errorToken + "\")", Gravity.LINE);
    }

    private ExpansionError dash(String words) {
        return new ExpansionError("arithmetic expression: " + words + ": \"" + text + "\"", Gravity.SHELL);
    }
}
