/**
 * What a real engine 28.5.2 answered, replayed.
 *
 * <p>The data stand in {@code src/test/resources/…/recorded}: one step a line, in the order in which they were sent; a
 * step with a {@code probe} carries the answer that is demanded. {@link dev.drydock.conformance.recorded.Replay} sends
 * them to any endpoint, {@link dev.drydock.conformance.recorded.Normaliser} makes ids, times and the like recognisable on
 * both sides, and {@link dev.drydock.conformance.recorded.Comparison} says where two answers part. Known differences
 * stand in {@code known-differences.json}, each with its reason.
 */
@NullMarked
package dev.drydock.conformance.recorded;

import org.jspecify.annotations.NullMarked;
