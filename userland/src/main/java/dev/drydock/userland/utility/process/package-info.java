/**
 * Utilities about processes: what starts, delays, lists and ends them, and what tells of the machine they run on.
 *
 * <p>Read {@link dev.drydock.userland.utility.process.ProcessCommands} first.
 *
 * <p>Does not belong here: files.
 */
@NullMarked
package dev.drydock.userland.utility.process;

import org.jspecify.annotations.NullMarked;
