package dev.drydock.userland.utility.command;

import org.jspecify.annotations.Nullable;

/**
 * An option as it came on the command line.
 *
 * @param key its short letter, or its long name if it has no letter
 * @param value its argument; null if it takes none or none came
 * @param spelling as it was written, with dashes
 * @param bundled whether it stands behind another letter in the same word
 */
public record Option(String key, @Nullable String value, String spelling, boolean bundled) {
    Option(String key, @Nullable String value, String spelling) {
        this(key, value, spelling, false);
    }

    /** The argument of an option that must have one. */
    public String argument() {
        if (value == null) {
            throw new IllegalStateException("option " + spelling + " has no argument");
        }
        return value;
    }
}
