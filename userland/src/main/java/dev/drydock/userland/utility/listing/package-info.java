/**
 * {@code ls}, {@code dir} and {@code vdir}.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.listing.ListingCommands} (the door), {@code Settings} (what the options came to),
 * {@code Entry} (a file to show), {@code Columns} (how names share lines), {@code LongLines}, {@code Colours}.
 *
 * <p>Does not belong here: anything that changes files.
 */
@NullMarked
package dev.drydock.userland.utility.listing;

import org.jspecify.annotations.NullMarked;
