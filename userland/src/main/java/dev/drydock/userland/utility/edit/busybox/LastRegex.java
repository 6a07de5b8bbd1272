package dev.drydock.userland.utility.edit.busybox;

import dev.drydock.userland.utility.regex.Regex;
import org.jspecify.annotations.Nullable;

/** What an empty expression stands for: the one of the last address, read, found or of a command that ran, or of the last {@code s} that ran. */
final class LastRegex {
    private @Nullable Regex regex;

    void set(Regex used) {
        regex = used;
    }

    /** Null if there was none yet. */
    @Nullable
    Regex get() {
        return regex;
    }
}
