/**
 * The files of a container as ordinary Java code wants them.
 *
 * <p>Nouns: {@link dev.drydock.filesystem.nio.ContextFileSystem} (a {@code java.nio.file.FileSystem} over a {@link
 * dev.drydock.filesystem.FileContext}: the only door). All of {@code java.nio.file.Files} works on its paths, with the
 * permissions, links, devices and mounts of the container. Uses {@code filesystem}. Does not belong here: any rule of its
 * own about files.
 */
@NullMarked
package dev.drydock.filesystem.nio;

import org.jspecify.annotations.NullMarked;
