package dev.drydock.userland.utility.awk;

import org.jspecify.annotations.Nullable;

/** What an expression comes to: a number, a string (a char a byte), a string from outside that may be a number, or nothing. */
final class Value {
    static final Value UNSET = new Value(Kind.UNSET, 0, "");
    static final Value EMPTY = new Value(Kind.STRING, 0, "");
    static final Value ZERO = new Value(Kind.NUMBER, 0, "0");
    static final Value ONE = new Value(Kind.NUMBER, 1, "1");

    private final Kind kind;
    private final double number;
    private final @Nullable String text;

    private enum Kind {
        UNSET,
        NUMBER,
        STRING,
        INPUT
    }

    private Value(Kind kind, double number, @Nullable String text) {
        this.kind = kind;
        this.number = number;
        this.text = text;
    }

    static Value of(double number) {
        return new Value(Kind.NUMBER, number, null);
    }

    static Value of(boolean truth) {
        return truth ? ONE : ZERO;
    }

    static Value of(String text) {
        return new Value(Kind.STRING, 0, text);
    }

    /** A field, a line, an argument: it counts as a number where it looks like one. */
    static Value input(String text) {
        return new Value(Kind.INPUT, 0, text);
    }

    /** The text of a constant string. */
    String literal() {
        return text == null ? "" : text;
    }

    /** @param machine knows how texts are read */
    double number(Machine machine) {
        if (kind == Kind.NUMBER) {
            return number;
        }
        return text == null ? 0 : machine.isBusyBox() ? BusyBoxNumber.parse(text) : NumberText.parse(text);
    }

    /** @param machine knows CONVFMT */
    String text(Machine machine) {
        return text == null ? machine.conversion(number) : text;
    }

    /** As {@code print} shows it. */
    String shown(Machine machine) {
        return text == null ? machine.outputConversion(number) : text;
    }

    boolean isTrue(Machine machine) {
        return switch (kind) {
            case UNSET -> false;
            case NUMBER -> number != 0;
            case STRING -> text != null && !text.isEmpty();
            case INPUT -> text != null && !text.isEmpty() && (!isNumeric(machine) || number(machine) != 0);
        };
    }

    boolean isUnset() {
        return kind == Kind.UNSET;
    }

    /** Whether it is compared as a number: one, nothing, or input that looks like one. */
    boolean isNumeric(Machine machine) {
        if (kind != Kind.INPUT) {
            return kind != Kind.STRING;
        }
        String input = literal();
        return machine.isBusyBox() ? BusyBoxNumber.isNumber(input) : NumberText.isNumber(input);
    }

    /** Whether it is a number itself, whatever it looks like. */
    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /** Less than, equal to or greater than 0; numbers that have no order count as equal. */
    static int compare(Value left, Value right, Machine machine) {
        if (left.isNumeric(machine) && right.isNumeric(machine)) {
            double a = left.number(machine);
            double b = right.number(machine);
            return a < b ? -1 : a > b ? 1 : 0;
        }
        return left.text(machine).compareTo(right.text(machine));
    }
}
