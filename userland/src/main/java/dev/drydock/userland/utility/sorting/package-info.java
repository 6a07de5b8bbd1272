/**
 * Lines in an order, and what is made of lines that are in one.
 *
 * <p>Nouns: {@code Sort}, {@code SortKey} (a part of a line, and how it is compared), {@code LineOrder} (key by key),
 * {@code SortedMerge}; {@code Uniq}, {@code Comm} and {@code Join} (of lines that are sorted), {@code Shuf} (by chance),
 * {@code Tsort} (by what comes before what).
 *
 * <p>Read {@link dev.drydock.userland.utility.sorting.SortingCommands} first.
 *
 * <p>Does not belong here: the order of files ({@code listing}).
 */
@NullMarked
package dev.drydock.userland.utility.sorting;

import org.jspecify.annotations.NullMarked;
