/**
 * What Debian's gzip brings along to look into packed files: each starts gzip and another tool, as the scripts there do.
 *
 * <p>Read {@code PackedCommands} first.
 *
 * <p>Does not belong here: packing itself.
 */
@NullMarked
package dev.drydock.userland.utility.packed;

import org.jspecify.annotations.NullMarked;
