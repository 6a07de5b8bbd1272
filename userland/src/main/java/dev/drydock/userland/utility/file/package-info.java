/**
 * Utilities about the tree of files: what lists, makes, copies, moves, links and removes them.
 *
 * <p>Read {@link dev.drydock.userland.utility.file.FileCommands} first.
 *
 * <p>Does not belong here: what works on the contents of files.
 */
@NullMarked
package dev.drydock.userland.utility.file;

import org.jspecify.annotations.NullMarked;
