package dev.drydock.userland.shell.syntax;

/** What stands in {@code [[ … ]]}. */
public sealed interface Condition {

    /** {@code -e word}, and a word alone as {@code -n}. */
    record Unary(String operator, Word operand) implements Condition {}

    /** {@code word == word} and the like. */
    record Binary(Word left, String operator, Word right) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record And(Condition left, Condition right) implements Condition {}

    record Or(Condition left, Condition right) implements Condition {}

    /** A condition in parentheses. */
    record Grouped(Condition condition) implements Condition {}
}
