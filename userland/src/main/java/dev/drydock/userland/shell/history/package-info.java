/**
 * The lines that were typed: kept, chosen by {@code HISTCONTROL}, in a file between two shells, and put into other lines by
 * {@code !}.
 *
 * <p>Nouns: {@link dev.drydock.userland.shell.history.History} (read it first), {@code HistoryRecorder} (which lines go into
 * it), {@code HistoryFile}, {@code HistoryExpansion}. Uses {@code text, syntax, state, pattern}; knows of no running shell.
 *
 * <p>Does not belong here: the commands that list and run old lines.
 */
@NullMarked
package dev.drydock.userland.shell.history;

import org.jspecify.annotations.NullMarked;
