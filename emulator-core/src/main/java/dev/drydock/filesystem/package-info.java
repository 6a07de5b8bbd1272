/**
 * Files as Linux sees them: a union of image layers and a writable layer, mounts, owners, modes, errno.
 *
 * <p>Nouns: {@link dev.drydock.filesystem.FileContext} (the file calls of one process: read it first), {@link
 * dev.drydock.filesystem.OpenFile} (what a descriptor refers to), {@link dev.drydock.filesystem.FileStatus}, {@link
 * dev.drydock.filesystem.Errno}. Uses {@code error, digest, time}. Nothing here knows images, containers or programs.
 */
@NullMarked
package dev.drydock.filesystem;

import org.jspecify.annotations.NullMarked;
