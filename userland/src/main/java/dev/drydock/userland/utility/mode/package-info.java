/**
 * Permission bits as text.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.mode.ModeLetters} (how {@code ls -l} shows them), {@link
 * dev.drydock.userland.utility.mode.ModeChange} (how {@code chmod} writes a change; read it first).
 *
 * <p>Does not belong here: changing a file's mode.
 */
@NullMarked
package dev.drydock.userland.utility.mode;

import org.jspecify.annotations.NullMarked;
