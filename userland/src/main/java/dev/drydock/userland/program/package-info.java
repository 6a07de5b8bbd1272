/**
 * Which program a binary in a container is.
 *
 * <p>Nouns: {@link dev.drydock.userland.program.UserlandPrograms} (read it first), {@code BusyBox} (one binary, many programs),
 * {@code NotEmulated} (a binary that exists and cannot run).
 *
 * <p>Does not belong here: what a program does.
 */
@NullMarked
package dev.drydock.userland.program;

import org.jspecify.annotations.NullMarked;
