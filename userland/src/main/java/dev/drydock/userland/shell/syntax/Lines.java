package dev.drydock.userland.shell.syntax;

import org.jspecify.annotations.Nullable;

/** Where a script comes from, line by line. */
@FunctionalInterface
public interface Lines {

    /**
     * The next line with its newline (the last one may lack it), or null at the end.
     *
     * @throws IncompleteInput if the line is not there yet, because it is still to be typed
     */
    @Nullable
    String next();
}
