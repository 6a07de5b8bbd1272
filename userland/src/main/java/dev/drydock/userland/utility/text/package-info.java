/**
 * Utilities about the contents of files: what shows, cuts, counts and changes them.
 *
 * <p>Read {@link dev.drydock.userland.utility.text.TextCommands} first.
 *
 * <p>Does not belong here: the tools with a language of their own ({@code grep}, {@code sed}, {@code awk}), and
 * those whose lines are in an order ({@code sorting}).
 */
@NullMarked
package dev.drydock.userland.utility.text;

import org.jspecify.annotations.NullMarked;
