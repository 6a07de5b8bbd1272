/**
 * Utilities about the contents of files: what shows, cuts, sorts, counts and compares them.
 *
 * <p>Read {@link dev.drydock.userland.utility.text.TextCommands} first.
 *
 * <p>Does not belong here: the tools with a language of their own ({@code grep}, {@code sed}, {@code awk}).
 */
@NullMarked
package dev.drydock.userland.utility.text;

import org.jspecify.annotations.NullMarked;
