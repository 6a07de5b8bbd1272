/**
 * {@code vi}: a text on a screen, changed by keys.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.editor.EditedText} (lines, a cursor, and what undoes the last changes), {@link
 * dev.drydock.userland.utility.editor.EditorScreen} (what the terminal shows), {@link
 * dev.drydock.userland.utility.editor.EditorKeys} (what is typed), {@link dev.drydock.userland.utility.editor.Vi} (the
 * command; read it first).
 *
 * <p>Does not belong here: {@code sed}, and the line editor of the shells.
 */
@NullMarked
package dev.drydock.userland.utility.editor;

import org.jspecify.annotations.NullMarked;
