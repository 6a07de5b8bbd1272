/**
 * Utilities about the terminal.
 *
 * <p>Read {@link dev.drydock.userland.utility.terminal.TerminalCommands} first.
 *
 * <p>Does not belong here: the line discipline itself, which is the core's.
 */
@NullMarked
package dev.drydock.userland.utility.terminal;

import org.jspecify.annotations.NullMarked;
