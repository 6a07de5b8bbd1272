/**
 * What is different between files: {@code diff}; and {@code patch}, which makes them so.
 *
 * <p>Nouns: {@code Comparison} (which lines of two texts changed; read it first), {@code ShortestWay} (how few they can be),
 * {@code Change} (a run of them), {@code Hunks} (changes that are shown together), {@code Format} (how they are written down), {@code PatchedFile} and {@code Hunk} (what a
 * patch says).
 * Uses {@code command}, {@code pattern} and {@code time}.
 *
 * <p>Does not belong here: comparing bytes ({@code cmp}) or sorted lines ({@code comm}).
 */
@NullMarked
package dev.drydock.userland.utility.comparison;

import org.jspecify.annotations.NullMarked;
