/**
 * Volumes and the mounts that show them, binds and tmpfs inside a container.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code
 * filesystem}, {@code layer}, {@code image}, {@code registry}.
 *
 * <p>Does not belong here: containers.
 */
@NullMarked
package dev.drydock.volume;

import org.jspecify.annotations.NullMarked;
