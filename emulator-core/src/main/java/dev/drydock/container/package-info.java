/**
 * Containers: what they were asked to be, states and the one table of their transitions, health, restarts, logs and exec.
 *
 * <p>Nouns: {@link dev.drydock.container.Containers} (everything that can be asked of them: read it first), {@link
 * dev.drydock.container.Execs}, {@link dev.drydock.container.HostMachine}. Uses all packages before it: {@code error},
 * {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code filesystem}, {@code layer}, {@code
 * image}, {@code registry}, {@code volume}, {@code network}, {@code process}.
 *
 * <p>Does not belong here: wire formats, and programs.
 */
@NullMarked
package dev.drydock.container;

import org.jspecify.annotations.NullMarked;
