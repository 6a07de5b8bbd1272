package dev.drydock.userland.utility.calculator;

/** What ends a calculation, in the calculator's words. */
final class CalculatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CalculatorException(String words) {
        super(words, null, false, false);
    }

    String words() {
        return String.valueOf(getMessage());
    }

    static CalculatorException byZero() {
        return new CalculatorException("divide by zero");
    }

    static CalculatorException negative() {
        return new CalculatorException("negative number");
    }

    static CalculatorException notWhole() {
        return new CalculatorException("not an integer");
    }

    static CalculatorException wrongBase() {
        return new CalculatorException("bad obase; must be [2,999]");
    }
}
