package dev.drydock.userland.utility.edit.busybox;

import org.jspecify.annotations.Nullable;

/**
 * A command of a script.
 *
 * @param text of {@code a i c}, label of {@code : b t T}, file of {@code r}, pairs of characters of {@code y}
 * @param sink what {@code w} writes to
 */
record Edit(
        Selection selection,
        char letter,
        String text,
        @Nullable Substitution substitution,
        @Nullable LineSink sink) {}
