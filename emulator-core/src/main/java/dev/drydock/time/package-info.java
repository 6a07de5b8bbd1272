/**
 * The engine's clock and its scheduler: everything that waits, waits here.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}.
 *
 * <p>Does not belong here: what is done when the time has come.
 */
@NullMarked
package dev.drydock.time;

import org.jspecify.annotations.NullMarked;
