/**
 * Names that the engine makes up: ids, and the two-word names of containers without one.
 *
 * <p>Nouns: {@link dev.drydock.id.IdSource} (the engine's only source of chance: read it first) with its {@link
 * dev.drydock.id.IdStream}s,
 * {@link dev.drydock.id.EngineId} and its records (one type for each kind of id, so that one is never taken for
 * another), {@link dev.drydock.id.PrefixIndex} (things found by the beginning of their id) and
 * {@link dev.drydock.id.NameGenerator}. Uses {@code error}.
 *
 * <p>Does not belong here: ids that are digests (an image's is in {@code image}), and what is said when an id is unknown
 * or ambiguous, because each noun has its own words for that.
 */
@NullMarked
package dev.drydock.id;

import org.jspecify.annotations.NullMarked;
