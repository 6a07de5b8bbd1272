/**
 * Runs the utilities on command lines whose outcome was recorded from the real tools.
 *
 * <p>Read {@link dev.drydock.userland.utility.recorded.RecordedCommandsTest} first. The recordings are resources beside this
 * package; {@code src/test/record/record} makes them again where the real tools are.
 */
@NullMarked
package dev.drydock.userland.utility.recorded;

import org.jspecify.annotations.NullMarked;
