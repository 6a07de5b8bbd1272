package dev.drydock.userland.shell.syntax;

import org.jspecify.annotations.Nullable;

/**
 * {@code name=value}, {@code name+=value}, {@code name[subscript]=value}, {@code name=(…)}.
 *
 * @param subscript what stood in brackets, or null
 * @param append whether it was written with {@code +=}
 * @param value a word; one part of it is a {@link WordPart.ArrayLiteral} if a whole array is assigned
 */
public record Assignment(String name, @Nullable Word subscript, boolean append, Word value) {

    /** The array literal that is assigned, or null. */
    public WordPart.@Nullable ArrayLiteral array() {
        return value.parts().size() == 1 && value.parts().get(0) instanceof WordPart.ArrayLiteral array ? array : null;
    }
}
