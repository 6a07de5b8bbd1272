/**
 * Utilities about bytes rather than lines: sums, dumps, encodings, and {@code dd}.
 *
 * <p>Read {@link dev.drydock.userland.utility.bytes.ByteCommands} first.
 *
 * <p>Does not belong here: compression and archives.
 */
@NullMarked
package dev.drydock.userland.utility.bytes;

import org.jspecify.annotations.NullMarked;
