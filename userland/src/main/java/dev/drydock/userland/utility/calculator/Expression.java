package dev.drydock.userland.utility.calculator;

import java.util.List;

/** What has a value in bc. */
sealed interface Expression {
    /** Digits as they are written: the base is that of when they are met. */
    record Digits(String text) implements Expression {}

    /** What can be assigned to. */
    sealed interface Place extends Expression {}

    record Variable(String name) implements Place {}

    record Element(String array, Expression index) implements Place {}

    /** {@code scale}, {@code ibase}, {@code obase} or {@code last}. */
    record Setting(String name) implements Place {}

    /** A whole array, as an argument. */
    record Whole(String array) implements Expression {}

    record Negation(Expression operand) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** @param operator the one before {@code =}, empty if there is none */
    record Assignment(Place place, String operator, Expression value) implements Expression {}

    /** An assignment in parentheses, which is shown. */
    record Grouped(Expression inner) implements Expression {}

    /**
     * @param change 1 or -1
     * @param before whether the new value is the value
     */
    record Step(Place place, int change, boolean before) implements Expression {}

    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code length}, {@code scale} or {@code sqrt} of something. */
    record BuiltIn(String name, Expression argument) implements Expression {}

    /** {@code read()}: the value of a line of standard input. */
    record Read() implements Expression {}
}
