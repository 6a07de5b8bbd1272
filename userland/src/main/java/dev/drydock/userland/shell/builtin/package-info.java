/**
 * The commands that a shell runs itself, one a class.
 *
 * <p>Nouns: {@link dev.drydock.userland.shell.builtin.Builtins} (which of them a dialect has; read it first), {@code
 * OptionLetters} (how their options are read). Uses {@code interp} and what is below it.
 *
 * <p>Does not belong here: what could as well be a program of its own, unless the real shell has it built in.
 */
@NullMarked
package dev.drydock.userland.shell.builtin;

import org.jspecify.annotations.NullMarked;
