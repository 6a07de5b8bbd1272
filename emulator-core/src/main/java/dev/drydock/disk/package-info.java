/**
 * The disk that an engine keeps everything on, which has no room left when a test wants it so.
 *
 * <p>Nouns: {@link dev.drydock.disk.EngineDisk} (read it first), {@link dev.drydock.disk.DiskFault}, what becomes of what needs
 * room on it. May use: {@code error}, {@code fault}, {@code id}, {@code ledger}.
 *
 * <p>Does not belong here: disks that programs in containers fill, which are the file system's.
 */
@NullMarked
package dev.drydock.disk;

import org.jspecify.annotations.NullMarked;
