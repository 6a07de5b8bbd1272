package dev.drydock.userland.shell.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a word. */
public sealed interface WordPart {

    /** Unquoted text, as it stands. */
    record Literal(String text) implements WordPart {}

    /**
     * Text that means itself: in single quotes, behind a backslash, in {@code $'…'}.
     *
     * @param text what it means
     * @param source how it was written
     */
    record Quoted(String text, String source) implements WordPart {}

    /**
     * A part in double quotes. Its literals are quoted text.
     *
     * @param translated whether it was written {@code $"…"}
     */
    record DoubleQuoted(List<WordPart> parts, boolean translated) implements WordPart {
        public DoubleQuoted {
            parts = List.copyOf(parts);
        }
    }

    /** {@code $name}, {@code ${name…}}. */
    record Parameter(ParameterExpansion expansion) implements WordPart {}

    /**
     * {@code $(…)} or {@code `…`}.
     *
     * @param source as written, with its delimiters
     */
    record CommandSubstitution(Command command, String source) implements WordPart {}

    /**
     * {@code $((…))}.
     *
     * @param source as written, with its delimiters
     */
    record Arithmetic(Word expression, String source) implements WordPart {}

    /** {@code <(…)}, or {@code >(…)} if not {@code reading}. */
    record ProcessSubstitution(boolean reading, Command command, String source) implements WordPart {}

    /** The parentheses of {@code name=(…)}; each element is a word, with {@code [key]=value} as its assignment's subscript. */
    record ArrayLiteral(List<Element> elements) implements WordPart {
        public ArrayLiteral {
            elements = List.copyOf(elements);
        }
    }

    /**
     * An element of an array literal.
     *
     * @param key null for the next index
     * @param append whether it was written {@code [key]+=value}
     */
    record Element(@Nullable Word key, boolean append, Word value) {}
}
