package dev.drydock.userland.shell.builtin;

import dev.drydock.userland.shell.builtin.TestExpression.Wrong;
import java.io.IOException;
import java.util.List;

/**
 * What {@code test} is asked in dash: one grammar for any number of arguments, in which an operator at the end may go without
 * what it stands before.
 */
final class DashTestExpression {
    private final TestExpression primaries;
    private List<String> words;
    private int at;

    /** @param primaries answers single questions */
    DashTestExpression(TestExpression primaries, List<String> words) {
        this.primaries = primaries;
        this.words = words;
    }

    boolean evaluate() throws IOException {
        boolean negated = false;
        boolean binary = isBinaryOfThree();
        while (!binary && (words.size() == 3 || words.size() == 4)) {
            if (words.get(0).equals("(") && words.get(words.size() - 1).equals(")")) {
                words = words.subList(1, words.size() - 1);
                break;
            }
            if (!words.get(0).equals("!")) {
                break;
            }
            negated = true;
            words = words.subList(1, words.size());
            binary = isBinaryOfThree();
        }
        if (words.isEmpty()) {
            return negated;
        }
        boolean holds = binary ? joined() : or();
        if (at + 1 < words.size()) {
            throw TestExpression.unexpected(words.get(at));
        }
        return holds != negated;
    }

    private boolean isBinaryOfThree() {
        return words.size() == 3 && primaries.isBinary(words.get(1));
    }

    /** Whether a word is the given operator and not an operand that looks like it. */
    private boolean isOperator(int index, String operator) {
        if (index >= words.size() || !words.get(index).equals(operator)) {
            return false;
        }
        return !operator.equals("(") || index + 1 < words.size();
    }

    private boolean isUnary(int index) {
        if (index + 1 >= words.size() || !primaries.isUnary(words.get(index))) {
            return false;
        }
        return index + 2 >= words.size() || !primaries.isBinary(words.get(index + 1));
    }

    private boolean or() throws IOException {
        boolean holds = and();
        while (isOperator(at + 1, "-o")) {
            at += 2;
            holds |= and();
        }
        return holds;
    }

    private boolean and() throws IOException {
        boolean holds = not();
        while (isOperator(at + 1, "-a")) {
            at += 2;
            holds &= not();
        }
        return holds;
    }

    private boolean not() throws IOException {
        if (!isOperator(at, "!")) {
            return primary();
        }
        if (at + 1 >= words.size()) {
            return true;
        }
        at++;
        return !not();
    }

    private boolean primary() throws IOException {
        if (at >= words.size()) {
            return false;
        }
        if (isOperator(at, "(")) {
            at++;
            if (isOperator(at, ")")) {
                return false;
            }
            boolean holds = or();
            at++;
            if (!isOperator(at, ")")) {
                throw new Wrong("closing paren expected");
            }
            return holds;
        }
        if (isUnary(at)) {
            at++;
            return primaries.unary(words.get(at - 1), words.get(at));
        }
        return joined();
    }

    /** A binary operator with its operands, or a word alone. */
    private boolean joined() throws IOException {
        if (at + 1 >= words.size() || !primaries.isBinary(words.get(at + 1))) {
            return !words.get(at).isEmpty();
        }
        if (at + 2 >= words.size()) {
            throw new Wrong(words.get(at + 1) + ": argument expected");
        }
        at += 2;
        return primaries.binary(words.get(at - 2), words.get(at - 1), words.get(at));
    }
}
