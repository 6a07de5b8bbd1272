/**
 * {@code sed}: the stream editor.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.edit.EditCommands} (read it first), {@code SedScript} (what was asked for),
 * {@code SedRun} (a run of it over its input).
 *
 * <p>Does not belong here: regular expressions themselves (package {@code regex}).
 */
@NullMarked
package dev.drydock.userland.utility.edit;

import org.jspecify.annotations.NullMarked;
