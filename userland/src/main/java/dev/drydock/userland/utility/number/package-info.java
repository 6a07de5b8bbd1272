/**
 * Numbers as command lines write them and as C prints them.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.number.Conversion} (one {@code %} of {@code printf}: read it first), {@link
 * dev.drydock.userland.utility.number.ByteSize} (sizes with suffixes).
 *
 * <p>Does not belong here: anything that reads files or options.
 */
@NullMarked
package dev.drydock.userland.utility.number;

import org.jspecify.annotations.NullMarked;
