/**
 * {@code awk}: the language of POSIX.1-2017 as mawk 1.3.4 and BusyBox 1.35 have it.
 *
 * <p>Nouns: {@code Awk} (the command; read it first), {@code MawkParser} and {@code
 * BusyBoxParser} (text to tree: each has a grammar and faults of its own, and a scanner that knows what is expected), {@code
 * Expression} and {@code Statement} (the tree; its nodes run themselves), {@code Machine} (one run), {@code Value}, {@code Cell} and {@code
 * Table} (what variables hold), {@code Fields} (the record), {@code Streams} (files and pipes that the program opened).
 *
 * <p>Does not belong here: regular expressions and the conversions of {@code printf}, which are shared.
 */
@NullMarked
package dev.drydock.userland.utility.awk;

import org.jspecify.annotations.NullMarked;
