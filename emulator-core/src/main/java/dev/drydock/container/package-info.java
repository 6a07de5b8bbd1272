/**
 * Containers: configuration, states and the one table of their transitions, health, restarts, logs and exec.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code
 * filesystem}, {@code layer}, {@code image}, {@code registry}, {@code volume}, {@code network}, {@code process}.
 *
 * <p>Does not belong here: wire formats, and programs.
 */
@NullMarked
package dev.drydock.container;

import org.jspecify.annotations.NullMarked;
