/**
 * How a shell starts: its options, its first variables, and where its commands come from.
 *
 * <p>Nouns: {@link dev.drydock.userland.shell.start.ShellStart} (the program; read it first), {@code StartOptions}, {@code
 * FirstVariables}, {@code InteractiveLoop} (prompts). Uses {@code interp, builtin, edit}.
 *
 * <p>Does not belong here: what commands do.
 */
@NullMarked
package dev.drydock.userland.shell.start;

import org.jspecify.annotations.NullMarked;
