/**
 * {@code grep} of BusyBox, which is another program than GNU's: it compiles a pattern when it first needs it, beginning with
 * the one that was given last, and takes a NUL for the end of a line in its own ways.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.search.busybox.BusyBoxGrep} (read it first), {@code GrepPattern} (one of
 * several), {@code GrepScan} (of one file).
 *
 * <p>Does not belong here: regular expressions themselves (package {@code regex}), GNU's grep (package {@code search}).
 */
@NullMarked
package dev.drydock.userland.utility.search.busybox;

import org.jspecify.annotations.NullMarked;
