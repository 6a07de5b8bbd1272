/**
 * Runs what was parsed.
 *
 * <p>Nouns: {@link dev.drydock.userland.shell.interp.Shell} (the state of one shell and its door to the process; read it
 * first), {@link dev.drydock.userland.shell.interp.Interpreter} (one method a kind of command), {@code SimpleCommands},
 * {@code Redirections}, {@link dev.drydock.userland.shell.interp.Jobs}, {@link dev.drydock.userland.shell.interp.Traps},
 * {@link dev.drydock.userland.shell.interp.Builtin} (what a built-in command is). Uses {@code text, syntax, state, pattern,
 * expand}; meets the world through {@link dev.drydock.process.ContainerProcess} alone.
 *
 * <p>Does not belong here: the built-in commands themselves; reading and editing lines.
 */
@NullMarked
package dev.drydock.userland.shell.interp;

import org.jspecify.annotations.NullMarked;
