/**
 * The built-in images that stand for a public registry.
 *
 * <p>Nouns: {@link dev.drydock.userland.catalogue.Catalogue} (what there is: read it first), a class an image (what it runs,
 * how it was made), {@code LayerReader} (a layer from its tree file and the files beside it, which are resources of this package).
 *
 * <p>Does not belong here: what the programs in the images do.
 */
@NullMarked
package dev.drydock.userland.catalogue;

import org.jspecify.annotations.NullMarked;
