/**
 * The built-in images that stand for a public registry.
 *
 * <p>Does not belong here: what the programs in the images do.
 */
@NullMarked
package dev.drydock.userland.catalogue;

import org.jspecify.annotations.NullMarked;
