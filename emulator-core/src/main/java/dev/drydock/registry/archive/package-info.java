/**
 * Images that travel as files: {@code docker save} and {@code docker load}.
 *
 * <p>Nouns: {@link dev.drydock.registry.archive.ImageArchives} (read it first: what clients may ask), {@code ArchiveLayout}
 * (what is in the file that is written), {@code StagedArchive} (what was in the one that is read).
 *
 * <p>May use: what {@code registry} may, and {@code registry}. The names of JSON are those of a file format.
 *
 * <p>Does not belong here: containers, whose files travel in tars of another kind.
 */
@NullMarked
package dev.drydock.registry.archive;

import org.jspecify.annotations.NullMarked;
