package dev.drydock.userland.shell.syntax;

import org.jspecify.annotations.Nullable;

/**
 * What stands behind a dollar sign: a parameter and what is to be done with its value.
 *
 * @param name a variable's name, digits, or one of {@code @*#?-$!}; empty if {@code operator} is BAD
 * @param indirect whether it was written {@code ${!name}}: the value names the parameter that is meant
 * @param subscript of an array's element, or null
 * @param operator what is done
 * @param colon whether the operator was written with a colon, so that an empty value counts as unset
 * @param operand the word behind the operator; null if there is none
 * @param second length of a substring, or what a pattern is replaced by; null if there is none
 * @param source as it was written, with dollar and braces
 */
public record ParameterExpansion(
        String name,
        boolean indirect,
        @Nullable Subscript subscript,
        Operator operator,
        boolean colon,
        @Nullable Word operand,
        @Nullable Word second,
        String source) {

    /** {@code $name}. */
    public static ParameterExpansion simple(String name) {
        return new ParameterExpansion(name, false, null, Operator.NONE, false, null, null, "$" + name);
    }

    /** Whether this is nothing but the parameter's value. */
    public boolean isSimple() {
        return operator == Operator.NONE && subscript == null && !indirect;
    }

    /** A subscript, {@code [@]}, {@code [*]} or {@code [word]}. */
    public record Subscript(Kind kind, Word word) {
        /** Which elements are meant. */
        public enum Kind {
            ONE,
            ALL_APART,
            ALL_JOINED
        }

        public boolean isAll() {
            return kind != Kind.ONE;
        }
    }

    /** What is done with the value. */
    public enum Operator {
        NONE,
        /** {@code ${#name}}. */
        LENGTH,
        /** {@code ${name-word}}. */
        DEFAULT,
        /** {@code ${name=word}}. */
        ASSIGN,
        /** {@code ${name?word}}. */
        DEMAND,
        /** {@code ${name+word}}. */
        ALTERNATIVE,
        /** {@code ${name%word}}. */
        SHORTEST_SUFFIX,
        /** {@code ${name%%word}}. */
        LONGEST_SUFFIX,
        /** {@code ${name#word}}. */
        SHORTEST_PREFIX,
        /** {@code ${name##word}}. */
        LONGEST_PREFIX,
        /** {@code ${name:offset:length}}. */
        SUBSTRING,
        /** {@code ${name/pattern/text}}. */
        REPLACE_FIRST,
        /** {@code ${name//pattern/text}}. */
        REPLACE_ALL,
        /** {@code ${name/#pattern/text}}. */
        REPLACE_PREFIX,
        /** {@code ${name/%pattern/text}}. */
        REPLACE_SUFFIX,
        /** {@code ${name^pattern}}. */
        UPPER_FIRST,
        /** {@code ${name^^pattern}}. */
        UPPER_ALL,
        /** {@code ${name,pattern}}. */
        LOWER_FIRST,
        /** {@code ${name,,pattern}}. */
        LOWER_ALL,
        /** {@code ${name~pattern}}. */
        TOGGLE_FIRST,
        /** {@code ${name~~pattern}}. */
        TOGGLE_ALL,
        /** {@code ${name@Q}} and the like; the letter is the operand. */
        TRANSFORM,
        /** {@code ${!prefix*}}. */
        NAMES_JOINED,
        /** {@code ${!prefix@}}. */
        NAMES_APART,
        /** {@code ${!name[@]}}. */
        KEYS,
        /** Not a substitution at all; refused when it would be expanded. */
        BAD
    }
}
