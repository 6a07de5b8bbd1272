/**
 * {@code sed} of BusyBox, which is another program than GNU's: it reads its script line by line, takes commands without
 * anything between them, finds out about labels and braces only when it comes to them, and writes each line with the end
 * that it had.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.edit.busybox.BusyBoxSed} (read it first), {@code ScriptLines} and
 * {@code LineReader} (what was asked for), {@code EditRun} (a run of it over its input).
 *
 * <p>Does not belong here: regular expressions themselves (package {@code regex}), GNU's sed (package {@code edit}).
 */
@NullMarked
package dev.drydock.userland.utility.edit.busybox;

import org.jspecify.annotations.NullMarked;
