/**
 * The utilities, a class a command.
 *
 * <p>Does not belong here: servers, and the shell.
 */
@NullMarked
package dev.drydock.userland.utility;

import org.jspecify.annotations.NullMarked;
