/**
 * Files packed into one, and made smaller.
 *
 * <p>Read {@code Gzip} first, then {@code Tar}.
 *
 * <p>Does not belong here: the layers of images.
 */
@NullMarked
package dev.drydock.userland.utility.archive;

import org.jspecify.annotations.NullMarked;
