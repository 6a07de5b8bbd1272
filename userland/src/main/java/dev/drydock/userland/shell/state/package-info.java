/**
 * What a shell remembers between two commands.
 *
 * <p>Nouns: {@link dev.drydock.userland.shell.state.Variables} (read it first), {@link
 * dev.drydock.userland.shell.state.Variable}, {@link dev.drydock.userland.shell.state.Parameters} (positional ones), {@link
 * dev.drydock.userland.shell.state.ShellOptions}. A copy is what a subshell starts with. Uses {@code text} and {@code syntax}.
 *
 * <p>Does not belong here: anything that expands, runs or prints.
 */
@NullMarked
package dev.drydock.userland.shell.state;

import org.jspecify.annotations.NullMarked;
