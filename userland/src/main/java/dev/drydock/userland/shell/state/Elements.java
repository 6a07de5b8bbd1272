package dev.drydock.userland.shell.state;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array at one moment. Immutable; one with another element shares the rest with it, since scripts fill
 * arrays one by one.
 */
interface Elements {
    /** What an element takes besides its value. */
    int ELEMENT_BYTES = 48;

    /** The value of one; null if there is none. */
    @Nullable
    String get(String key);

    Elements with(String key, String value);

    Elements without(String key);

    /** The values, in the order in which the shell shows them. */
    Collection<String> values();

    /** The subscripts of the values, in the same order. */
    Collection<String> keys();

    /** About how many bytes they hold. */
    long sizeBytes();
}
