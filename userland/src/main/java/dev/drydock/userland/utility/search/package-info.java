/**
 * {@code grep}, {@code find} and {@code xargs}: what looks for lines and for files, and does something with them.
 *
 * <p>Read {@link dev.drydock.userland.utility.search.SearchCommands} first.
 *
 * <p>Does not belong here: regular expressions themselves (package {@code regex}).
 */
@NullMarked
package dev.drydock.userland.utility.search;

import org.jspecify.annotations.NullMarked;
