/**
 * Filters of lists, prunes and events: keys with the values that a client asked for, and how they match.
 *
 * <p>Nouns: {@link dev.drydock.filter.Filters}, {@link dev.drydock.filter.TimeFilter}. Uses {@code error}.
 *
 * <p>Does not belong here: which keys a list knows and what they mean there (that is the list's), and their JSON form on
 * the wire.
 */
@NullMarked
package dev.drydock.filter;

import org.jspecify.annotations.NullMarked;
