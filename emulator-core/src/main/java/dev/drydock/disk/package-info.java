/**
 * The disk that an engine keeps everything on, which has no room left when a test wants it so.
 *
 * <p>Nouns: {@link dev.drydock.disk.EngineDisk} (read it first), {@link dev.drydock.disk.DiskUse}, what needs room on it; {@link
 * dev.drydock.disk.DiskFault}, what becomes of it. May use: {@code error}, {@code fault}.
 *
 * <p>Does not belong here: disks that programs in containers fill, which are the file system's.
 */
@NullMarked
package dev.drydock.disk;

import org.jspecify.annotations.NullMarked;
