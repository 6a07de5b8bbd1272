package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.expand.ExpansionError.Gravity;
import dev.drydock.userland.shell.expand.StackOperator.Kind;
import dev.drydock.userland.shell.syntax.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * BusyBox's way to evaluate an expression: two stacks, of numbers and of operators. So nothing is left out by {@code &&},
 * {@code ||} and {@code ?:}; a division by zero fails and an assignment is made wherever it stands.
 */
final class StackArithmetic {
    private static final String SYNTAX = "arithmetic syntax error";
    private static final String TERNARY = "malformed ?: operator";

    private final String text;
    private final Arithmetic arithmetic;
    private final List<Operand> numbers = new ArrayList<>();
    private final List<StackOperator> operators = new ArrayList<>();
    private int at;
    private boolean afterNumber;

    StackArithmetic(String text, Arithmetic arithmetic) {
        this.text = text.strip();
        this.arithmetic = arithmetic;
    }

    /**
     * A number, or a variable whose value nobody has asked for yet.
     *
     * @param otherwise what follows the colon, where this is what stands before it
     */
    private record Operand(
            long value, @Nullable String name, @Nullable Long otherwise) {
        static Operand of(long value) {
            return new Operand(value, null, null);
        }
    }

    long evaluate() throws IOException {
        if (text.isEmpty()) {
            return 0;
        }
        operators.add(StackOperator.OPEN);
        while (at < text.length()) {
            char next = text.charAt(at);
            if (Character.isWhitespace(next)) {
                at++;
            } else if (Names.isPart(next)) {
                operand();
            } else {
                operator(StackOperator.at(text, at, followsVariable() || precedesVariable()));
            }
        }
        countPostfix();
        push(StackOperator.CLOSE);
        if (numbers.size() != 1) {
            throw error(SYNTAX);
        }
        return numbers.get(0).value();
    }

    private void operand() {
        int start = at;
        if (Names.isDigit(text.charAt(at))) {
            ArithmeticNumber.Prefix number = ArithmeticNumber.prefix(text.substring(at));
            at += number.length();
            if (at < text.length() && Names.isDigit(text.charAt(at))) {
                // A number behind a number: 08 is 0 and 8.
                throw error(SYNTAX);
            }
            numbers.add(Operand.of(number.value()));
        } else {
            while (at < text.length() && Names.isPart(text.charAt(at))) {
                at++;
            }
            numbers.add(new Operand(0, text.substring(start, at), null));
        }
        afterNumber = true;
    }

    /** Two signs in a row are one operator only beside a variable. */
    private boolean followsVariable() {
        return !numbers.isEmpty() && last().name() != null;
    }

    private boolean precedesVariable() {
        int next = at + 2;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && Names.isStart(text.charAt(next));
    }

    private void operator(@Nullable StackOperator found) throws IOException {
        if (found == null) {
            throw error(SYNTAX);
        }
        at += found.text().length();
        countPostfix();
        push(afterNumber ? found : found.asPrefix());
    }

    /** A variable with {@code ++} behind it is a number. */
    private void countPostfix() {
        afterNumber |= !operators.isEmpty() && top().kind() == Kind.POSTFIX;
    }

    private void push(StackOperator operator) throws IOException {
        if (operator.isAfterNumber()) {
            if (!afterNumber) {
                throw error(SYNTAX);
            }
            if (operator == StackOperator.CLOSE) {
                close();
                return;
            }
            while (!operators.isEmpty() && top().goesBefore(operator)) {
                apply(operators.remove(operators.size() - 1));
            }
        }
        operators.add(operator);
        afterNumber = false;
    }

    private void close() throws IOException {
        while (!operators.isEmpty()) {
            StackOperator operator = operators.remove(operators.size() - 1);
            if (operator == StackOperator.OPEN) {
                Operand inner = last();
                numbers.set(numbers.size() - 1, new Operand(value(inner), null, inner.otherwise()));
                return;
            }
            apply(operator);
        }
        throw error(SYNTAX);
    }

    private void apply(StackOperator operator) throws IOException {
        Operand right = pop();
        long value = value(right);
        switch (operator.kind()) {
            case PREFIX, POSTFIX -> {
                long result = operator.unary(value);
                if (operator.assigns()) {
                    assign(right, result);
                }
                numbers.add(Operand.of(operator.kind() == Kind.POSTFIX ? value : result));
            }
            case QUESTION -> {
                Long otherwise = right.otherwise();
                if (otherwise == null) {
                    throw numbers.isEmpty() ? error(SYNTAX) : error(TERNARY);
                }
                numbers.add(Operand.of(value(pop()) != 0 ? value : otherwise));
            }
            case COLON -> {
                Operand left = popLeft(right);
                if (numbers.isEmpty()) {
                    throw error(TERNARY);
                }
                numbers.add(new Operand(value(left), null, value));
            }
            default -> {
                Operand left = popLeft(right);
                long result = operator.isPlainAssignment() ? value : binary(operator, value(left), value);
                if (operator.assigns()) {
                    assign(left, result);
                }
                numbers.add(Operand.of(result));
            }
        }
    }

    private Operand popLeft(Operand right) {
        if (numbers.isEmpty()) {
            throw error(SYNTAX);
        }
        if (right.otherwise() != null) {
            throw error(TERNARY);
        }
        return pop();
    }

    private static long binary(StackOperator operator, long left, long right) {
        if (operator.divides() && right == 0) {
            throw error("divide by zero");
        }
        if (operator.isPower() && right < 0) {
            throw error("exponent less than 0");
        }
        return operator.binary(left, right);
    }

    private void assign(Operand variable, long value) throws IOException {
        String name = variable.name();
        if (name == null) {
            throw error(SYNTAX);
        }
        arithmetic.assign(name, value);
    }

    private long value(Operand operand) throws IOException {
        String name = operand.name();
        return name == null ? operand.value() : arithmetic.variable(name);
    }

    private Operand last() {
        if (numbers.isEmpty()) {
            throw error(SYNTAX);
        }
        return numbers.get(numbers.size() - 1);
    }

    private Operand pop() {
        Operand popped = last();
        numbers.remove(numbers.size() - 1);
        return popped;
    }

    private StackOperator top() {
        return operators.get(operators.size() - 1);
    }

    private static ExpansionError error(String words) {
        return new ExpansionError(words, Gravity.LINE);
    }
}
