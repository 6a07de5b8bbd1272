/**
 * Texts cut into files and set in paragraphs.
 *
 * <p>Nouns: {@code Csplit} (a text cut where its lines match), {@code SplitPattern} (one of the places), {@code Split}
 * (a file in parts of a size), {@code Pieces} (the files that it writes), {@code Fmt} (paragraphs in lines of about one length).
 *
 * <p>Does not belong here: what goes line by line.
 */
@NullMarked
package dev.drydock.userland.utility.layout;

import org.jspecify.annotations.NullMarked;
