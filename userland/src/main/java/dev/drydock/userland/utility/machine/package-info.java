/**
 * Utilities that tell of the machine that a container runs on: its name, kernel, processors, memory, clock and disks.
 *
 * <p>Read {@link dev.drydock.userland.utility.machine.MachineCommands} first.
 *
 * <p>Does not belong here: processes, and networks.
 */
@NullMarked
package dev.drydock.userland.utility.machine;

import org.jspecify.annotations.NullMarked;
