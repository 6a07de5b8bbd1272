package dev.drydock.userland.utility.edit;

import dev.drydock.userland.utility.regex.Regex;
import org.jspecify.annotations.Nullable;

/**
 * An address of a script.
 *
 * @param number line, first of {@code first~step}, or count of {@code +n} and {@code ~n}
 * @param regex of a REGEX address; null for the one that was used last
 */
record SedAddress(
        Kind kind, long number, long step, @Nullable Regex regex) {
    /** What an address may be. */
    enum Kind {
        LINE,
        STEP,
        LAST,
        REGEX,
        /** Only as an end: so many lines behind the beginning. */
        PLUS,
        /** Only as an end: the next line whose number is a multiple. */
        MULTIPLE
    }

    boolean isLine() {
        return kind == Kind.LINE;
    }
}
