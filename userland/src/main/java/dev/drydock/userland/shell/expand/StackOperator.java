package dev.drydock.userland.shell.expand;

import org.jspecify.annotations.Nullable;

/** An operator of {@link StackArithmetic}, in the order in which BusyBox looks for them: the longest first. */
enum StackOperator {
    ASSIGN_LEFT("<<=", 2, Kind.ASSIGNMENT),
    ASSIGN_RIGHT(">>=", 2, Kind.ASSIGNMENT),
    LEFT("<<", 12, Kind.BINARY),
    RIGHT(">>", 12, Kind.BINARY),
    OR("||", 5, Kind.BINARY),
    AND("&&", 6, Kind.BINARY),
    NOT_EQUAL("!=", 10, Kind.BINARY),
    LESS_OR_EQUAL("<=", 11, Kind.BINARY),
    GREATER_OR_EQUAL(">=", 11, Kind.BINARY),
    EQUAL("==", 10, Kind.BINARY),
    ASSIGN_OR("|=", 2, Kind.ASSIGNMENT),
    ASSIGN_AND("&=", 2, Kind.ASSIGNMENT),
    ASSIGN_PRODUCT("*=", 2, Kind.ASSIGNMENT),
    ASSIGN_QUOTIENT("/=", 2, Kind.ASSIGNMENT),
    ASSIGN_REST("%=", 2, Kind.ASSIGNMENT),
    ASSIGN_SUM("+=", 2, Kind.ASSIGNMENT),
    ASSIGN_DIFFERENCE("-=", 2, Kind.ASSIGNMENT),
    DECREMENT("--", 19, Kind.POSTFIX),
    ASSIGN_EITHER("^=", 2, Kind.ASSIGNMENT),
    INCREMENT("++", 19, Kind.POSTFIX),
    POWER("**", 15, Kind.BINARY),
    NOT("!", 16, Kind.PREFIX),
    PRODUCT("*", 14, Kind.BINARY),
    QUOTIENT("/", 14, Kind.BINARY),
    REST("%", 14, Kind.BINARY),
    SUM("+", 13, Kind.BINARY),
    DIFFERENCE("-", 13, Kind.BINARY),
    BITS_AND("&", 9, Kind.BINARY),
    BITS_OR("|", 7, Kind.BINARY),
    COMPLEMENT("~", 16, Kind.PREFIX),
    EITHER("^", 8, Kind.BINARY),
    COMMA(",", 1, Kind.BINARY),
    QUESTION("?", 4, Kind.QUESTION),
    COLON(":", 4, Kind.COLON),
    CLOSE(")", 20, Kind.BRACKET),
    OPEN("(", 0, Kind.BRACKET),
    GREATER(">", 11, Kind.BINARY),
    LESS("<", 11, Kind.BINARY),
    ASSIGN("=", 2, Kind.ASSIGNMENT),
    MINUS("", 17, Kind.PREFIX),
    PLUS("", 17, Kind.PREFIX),
    PREFIX_DECREMENT("", 18, Kind.PREFIX),
    PREFIX_INCREMENT("", 18, Kind.PREFIX);

    /** What an operator needs around it. */
    enum Kind {
        BINARY,
        ASSIGNMENT,
        QUESTION,
        COLON,
        PREFIX,
        POSTFIX,
        BRACKET
    }

    private final String text;
    private final int precedence;
    private final Kind kind;

    StackOperator(String text, int precedence, Kind kind) {
        this.text = text;
        this.precedence = precedence;
        this.kind = kind;
    }

    /**
     * The operator that begins at an index; null if there is none.
     *
     * @param steps whether {@code ++} and {@code --} count
     */
    static @Nullable StackOperator at(String expression, int index, boolean steps) {
        for (StackOperator each : values()) {
            boolean known = !each.text.isEmpty() && (steps || each.kind != Kind.POSTFIX);
            if (known && expression.startsWith(each.text, index)) {
                return each;
            }
        }
        return null;
    }

    String text() {
        return text;
    }

    Kind kind() {
        return kind;
    }

    /** What the same signs mean where no number stands before them. */
    StackOperator asPrefix() {
        return switch (this) {
            case SUM -> PLUS;
            case DIFFERENCE -> MINUS;
            case INCREMENT -> PREFIX_INCREMENT;
            case DECREMENT -> PREFIX_DECREMENT;
            default -> this;
        };
    }

    /** Whether it makes no sense without a number before it. */
    boolean isAfterNumber() {
        return this == CLOSE || (kind != Kind.PREFIX && kind != Kind.POSTFIX && this != OPEN);
    }

    /** Whether this operator, which stands before another, is applied before that one. */
    boolean goesBefore(StackOperator next) {
        boolean fromRight =
                next.precedence == ASSIGN.precedence || next.precedence == POWER.precedence || next.precedence == 4;
        return precedence > next.precedence || (precedence == next.precedence && !fromRight);
    }

    boolean assigns() {
        return kind == Kind.ASSIGNMENT || kind == Kind.POSTFIX || this == PREFIX_DECREMENT || this == PREFIX_INCREMENT;
    }

    boolean isPlainAssignment() {
        return this == ASSIGN;
    }

    boolean divides() {
        return this == QUOTIENT || this == REST || this == ASSIGN_QUOTIENT || this == ASSIGN_REST;
    }

    boolean isPower() {
        return this == POWER;
    }

    long unary(long value) {
        return switch (this) {
            case NOT -> value == 0 ? 1 : 0;
            case COMPLEMENT -> ~value;
            case MINUS -> -value;
            case PLUS -> value;
            case INCREMENT, PREFIX_INCREMENT -> value + 1;
            default -> value - 1;
        };
    }

    long binary(long left, long right) {
        return switch (this) {
            case LEFT, ASSIGN_LEFT -> left << right;
            case RIGHT, ASSIGN_RIGHT -> left >> right;
            case OR -> left != 0 || right != 0 ? 1 : 0;
            case AND -> left != 0 && right != 0 ? 1 : 0;
            case NOT_EQUAL -> left != right ? 1 : 0;
            case LESS_OR_EQUAL -> left <= right ? 1 : 0;
            case GREATER_OR_EQUAL -> left >= right ? 1 : 0;
            case EQUAL -> left == right ? 1 : 0;
            case BITS_OR, ASSIGN_OR -> left | right;
            case BITS_AND, ASSIGN_AND -> left & right;
            case EITHER, ASSIGN_EITHER -> left ^ right;
            case PRODUCT, ASSIGN_PRODUCT -> left * right;
            case QUOTIENT, ASSIGN_QUOTIENT -> left / right;
            case REST, ASSIGN_REST -> left % right;
            case SUM, ASSIGN_SUM -> left + right;
            case DIFFERENCE, ASSIGN_DIFFERENCE -> left - right;
            case POWER -> ArithmeticNumber.power(left, right);
            case GREATER -> left > right ? 1 : 0;
            case LESS -> left < right ? 1 : 0;
            default -> right;
        };
    }
}
