/**
 * Utilities about mounts and the space on them.
 *
 * <p>Read {@link dev.drydock.userland.utility.space.SpaceCommands} first.
 *
 * <p>Does not belong here: listing files.
 */
@NullMarked
package dev.drydock.userland.utility.space;

import org.jspecify.annotations.NullMarked;
