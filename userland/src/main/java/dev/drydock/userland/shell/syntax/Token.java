package dev.drydock.userland.shell.syntax;

import org.jspecify.annotations.Nullable;

/**
 * What the lexer finds next.
 *
 * @param text an operator's symbol, or how a word was written
 * @param word the word, if it is one
 * @param line where it begins
 */
record Token(Kind kind, String text, @Nullable Word word, int line) {

    enum Kind {
        WORD,
        /** Digits, or {@code {name}}, right before a redirection. */
        DESCRIPTOR,
        OPERATOR,
        REDIRECTION,
        NEWLINE,
        END
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    Word asWord() {
        if (word == null) {
            throw new IllegalStateException("not a word: " + text);
        }
        return word;
    }

    /** The text of a word that has nothing quoted or expanded in it, else null. */
    @Nullable
    String unquoted() {
        return word == null ? null : word.unquoted();
    }
}
