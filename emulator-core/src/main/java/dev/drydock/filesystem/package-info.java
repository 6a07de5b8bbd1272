/**
 * Files as Linux sees them: a union of image layers and a writable layer, mounts, owners, modes, errno.
 *
 * <p>Nouns: {@link dev.drydock.filesystem.FileContext} (the file calls of one process: read it first), {@link
 * dev.drydock.filesystem.OpenFile} (what a descriptor refers to), {@link dev.drydock.filesystem.FileStatus}, {@link
 * dev.drydock.filesystem.Errno}. Behind them: {@link dev.drydock.filesystem.FileTree} (names and inodes, an immutable value),
 * {@link dev.drydock.filesystem.WritableTree} (one that can be changed: a container's root, a volume, a tmpfs), {@link
 * dev.drydock.filesystem.ContentStore} (where bytes are), {@link dev.drydock.filesystem.MountTable} (what is mounted where),
 * {@link dev.drydock.filesystem.Caller} (the process, as far as files need to know it).
 *
 * <p>Files from nothing, in three lines:
 *
 * <pre>{@code
 * WritableTree root = WritableTree.over(FileTree.empty(), ContentStore.unlimited(), clock::now);
 * FileContext files = MountTable.over(root).context(Caller.nobody(), Credentials.ROOT);
 * files.writeAll("/hello", bytes);
 * }</pre>
 *
 * <p>Uses {@code error, digest, time}. Nothing here knows images, containers or programs.
 */
@NullMarked
package dev.drydock.filesystem;

import org.jspecify.annotations.NullMarked;
