/**
 * Inodes, directories and the union of layers, with errno, owners and modes of their own over contents held in
 * Jimfs.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}.
 *
 * <p>Does not belong here: images, containers, and which files exist in them.
 */
@NullMarked
package dev.drydock.filesystem;

import org.jspecify.annotations.NullMarked;
