/**
 * Shell patterns.
 *
 * <p>Noun: {@link dev.drydock.userland.utility.pattern.Glob}.
 *
 * <p>Does not belong here: finding the files that match.
 */
@NullMarked
package dev.drydock.userland.utility.pattern;

import org.jspecify.annotations.NullMarked;
