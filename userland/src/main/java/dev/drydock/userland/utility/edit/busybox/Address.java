package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.userland.utility.regex.Regex;
import org.jspecify.annotations.Nullable;

/**
 * Where a command is for, or one end of where.
 *
 * @param line {@link #NOWHERE} for none, {@link #LAST} for the last one, less for so many lines behind the first
 * @param regex null if lines are not chosen by what they hold
 */
record Address(int line, @Nullable Regex regex) {
    static final int NOWHERE = 0;
    static final int LAST = -1;
    static final Address NONE = new Address(NOWHERE, null);

    static Address behind(int lines) {
        return new Address(LAST - 1 - lines, null);
    }

    boolean isNone() {
        return line == NOWHERE && regex == null;
    }

    /** Whether {@code line} counts from the first address on. */
    boolean isBehind() {
        return line < LAST;
    }

    int countFrom(int first) {
        return first + LAST - 1 - line;
    }
}
