/**
 * Names that the engine makes up: ids, and the two-word names of containers without one.
 *
 * <p>Nouns: {@link dev.drydock.id.IdSource} (the engine's only source of chance: read it first). Uses {@code error}.
 */
@NullMarked
package dev.drydock.id;

import org.jspecify.annotations.NullMarked;
