/**
 * Editing the line that is being typed, as readline and BusyBox's lineedit do it on a terminal.
 *
 * <p>Nouns: {@link dev.drydock.userland.shell.edit.LineEditor} (read it first), {@code EditedLine} (text and cursor), {@code
 * Screen} (how the terminal is kept in step: {@code ReadlineScreen}, {@code BusyBoxScreen}), {@code KeyReader}, {@link
 * dev.drydock.userland.shell.edit.Completer}. Knows of no shell: completion and signals are asked for through interfaces.
 */
@NullMarked
package dev.drydock.userland.shell.edit;

import org.jspecify.annotations.NullMarked;
