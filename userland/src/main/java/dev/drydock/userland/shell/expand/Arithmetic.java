package dev.drydock.userland.shell.expand;

import dev.drydock.userland.shell.expand.ExpansionError.Gravity;
import dev.drydock.userland.shell.syntax.Dialect;
import dev.drydock.userland.shell.syntax.Names;
import java.io.IOException;

/** Arithmetic of the shell: C's expressions over 64-bit integers and variables. */
public final class Arithmetic {
    /** Bash's own limit is 1,024; no chain of variables is as long as either, and a thread's stack is short. */
    private static final int MOST_NESTED = 200;

    private final Expansions shell;
    private final ArrayElements elements;
    private int depth;

    Arithmetic(Expansions shell, Expander expander) {
        this.shell = shell;
        this.elements = new ArrayElements(shell, expander, this);
    }

    /** Array elements by their subscripts. */
    public ArrayElements elements() {
        return elements;
    }

    /**
     * The value of an expression; 0 for an empty one.
     *
     * @throws ExpansionError if it is none, in the words of the dialect
     */
    public long evaluate(String expression) throws IOException {
        if (isTooDeep()) {
            throw new ExpansionError("expression recursion loop detected", Gravity.LINE);
        }
        depth++;
        try {
            Dialect dialect = shell.options().dialect();
            return dialect == Dialect.ASH
                    ? new StackArithmetic(expression, this).evaluate()
                    : new ArithmeticParser(expression, this, dialect).evaluate();
        } finally {
            depth--;
        }
    }

    /** Whether no expression may be evaluated within the present one. */
    boolean isTooDeep() {
        return depth >= MOST_NESTED;
    }

    /** Whether a variable (or element) is to be evaluated as an expression of its own to know its number. */
    boolean isNested(String name) throws IOException {
        String value = elements.value(name);
        return value != null && !value.isBlank() && !isDecimal(value);
    }

    private static boolean isDecimal(String value) {
        return Names.isNumber(value) && (value.length() == 1 || (value.charAt(0) != '0' && value.length() < 19));
    }

    /** The number that a variable (or element) stands for. */
    long variable(String name) throws IOException {
        String value = elements.value(name);
        Dialect dialect = shell.options().dialect();
        if (value == null || value.isBlank()) {
            if (value == null
                    && dialect.isBash()
                    && shell.options().has(dev.drydock.userland.shell.state.SetOption.NOUNSET)) {
                throw ExpansionErrors.unbound(name, dialect);
            }
            return 0;
        }
        if (isDecimal(value)) {
            return Long.parseLong(value);
        }
        if (dialect != Dialect.DASH) {
            return evaluate(value);
        }
        Number number = ArithmeticNumber.leading(value.strip());
        if (number == null) {
            throw new ExpansionError("Illegal number: " + value, Gravity.SHELL);
        }
        return number.longValue();
    }

    void assign(String name, long value) throws IOException {
        elements.assign(name, Long.toString(value));
    }
}
