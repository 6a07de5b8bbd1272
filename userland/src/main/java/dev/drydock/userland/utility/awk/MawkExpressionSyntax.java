package dev.drydock.userland.utility.awk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What mawk finds wrong with a regular expression. Its parser weighs operators against each other, and minds no more than
 * that each finds as many operands as it needs, wherever they came from.
 */
final class MawkExpressionSyntax {
    private static final String BAD_CLASS = "bad class -- [], [^] or [";
    private static final Set<String> CLASSES = Set.of(
            "alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper",
            "xdigit");

    private static final char CAT = '.';
    private static final char OPERAND = 'a';

    private final String source;
    private final Deque<Character> operators = new ArrayDeque<>();
    private int operands;
    private int at;
    private int open;
    /** The token before; {@link #OPERAND} for any operand, {@link #CAT} for a concatenation and for the beginning. */
    private char before = CAT;

    private MawkExpressionSyntax(String source) {
        this.source = source;
    }

    /** Null if it is right. */
    static @Nullable String fault(String source) {
        if (source.isEmpty()) {
            return null;
        }
        try {
            new MawkExpressionSyntax(source).read();
            return null;
        } catch (Fault fault) {
            return fault.getMessage();
        }
    }

    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String words) {
            super(words, null, false, false);
        }
    }

    private void read() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '|' || c == '*' || c == '+' || c == '?') {
                if (before == '^' && (c == '*' || c == '+')) {
                    throw new Fault("syntax error ^* or ^+");
                }
                at++;
                operator(c);
            } else if (c == ')' && open > 0) {
                open--;
                at++;
                operator(c);
            } else if (before != CAT && before != '|' && before != '(' && !(before == '$' && c == '(')) {
                operator(CAT);
            } else if (c == '(') {
                open++;
                at++;
                operator(c);
            } else {
                operands++;
                before = operand(c);
            }
        }
        reduce(0);
        if (!operators.isEmpty()) {
            throw new Fault("missing ')'");
        }
    }

    private void operator(char operator) {
        before = operator;
        if (operator != '(') {
            reduce(operator == ')' ? 0 : weight(operator));
        }
        operators.push(operator);
    }

    /** Does what binds at least as tightly as what comes. */
    private void reduce(int next) {
        while (!operators.isEmpty() && operators.peek() != '(' && weight(operators.peek()) >= next) {
            char operator = operators.pop();
            if (operator == CAT && operands == 1) {
                continue;
            }
            operands -= operator == CAT || operator == '|' ? 1 : 0;
            if (operands < 1) {
                throw new Fault("missing operand");
            }
            if (operator == ')') {
                operators.pop();
            }
        }
    }

    /** A closing parenthesis that comes weighs as the end does; one that is there, more than all. */
    private static int weight(char operator) {
        return switch (operator) {
            case '|' -> 1;
            case CAT -> 2;
            default -> 3;
        };
    }

    /** Reads one, with the dollar sign that may end it; gives what it is to what follows. */
    private char operand(char c) {
        char kind = OPERAND;
        if (c == '$') {
            at++;
            return c;
        }
        if (c == '.' && source.startsWith("*", at + 1)) {
            at += 2;
            return kind;
        }
        if (c == '[') {
            bracket();
        } else {
            kind = c == '^' ? c : OPERAND;
            at += c == '\\' && at + 1 < source.length() ? 2 : 1;
        }
        if (source.startsWith("$", at)) {
            at++;
        }
        return kind;
    }

    private void bracket() {
        int inside = at + 1;
        if (source.startsWith("^", inside)) {
            inside++;
        }
        if (source.startsWith("]", inside)) {
            inside++;
        } else if (source.startsWith("[", inside)) {
            if (!source.startsWith("[:", inside)) {
                inside++;
            } else {
                className(inside);
            }
        }
        int level = 0;
        for (int i = inside; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '[' && source.startsWith(":", i + 1)) {
                className(i);
                level++;
            } else if (c == ']' && level == 0) {
                at = i + 1;
                return;
            } else if (c == ']') {
                level--;
            } else if (c == '\\') {
                i++;
            }
        }
        throw new Fault(BAD_CLASS);
    }

    private void className(int start) {
        int end = source.indexOf(":", start + 2);
        if (end < 0 || !source.startsWith("]", end + 1) || !CLASSES.contains(source.substring(start + 2, end))) {
            throw new Fault(BAD_CLASS);
        }
    }
}
