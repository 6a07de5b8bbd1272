/**
 * What words become before a command runs: braces, tildes, parameters, commands, arithmetic, fields, file names.
 *
 * <p>Nouns: {@link dev.drydock.userland.shell.expand.Expander} (read it first), {@code Fields} (text on its way to becoming
 * fields, each character quoted or not), {@link dev.drydock.userland.shell.expand.Arithmetic}, {@link
 * dev.drydock.userland.shell.expand.Expansions} (what it asks of the shell around). Uses {@code text, syntax, state, pattern}.
 *
 * <p>Does not belong here: running commands; a substitution is asked for through {@code Expansions}.
 */
@NullMarked
package dev.drydock.userland.shell.expand;

import org.jspecify.annotations.NullMarked;
