/**
 * The utilities, a class a command, in packages by subject over the frame in {@code command}.
 *
 * <p>Read {@link dev.drydock.userland.utility.Utilities} first.
 *
 * <p>Does not belong here: servers, and the shell.
 */
@NullMarked
package dev.drydock.userland.utility;

import org.jspecify.annotations.NullMarked;
