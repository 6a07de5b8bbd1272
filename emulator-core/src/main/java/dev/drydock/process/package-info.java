/**
 * Processes: parents, signals, exit codes, descriptors, terminals, and the programs they run.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code
 * filesystem}, {@code layer}, {@code image}, {@code registry}, {@code volume}, {@code network}.
 *
 * <p>Does not belong here: containers, and the programs themselves, which live in the userland module.
 */
@NullMarked
package dev.drydock.process;

import org.jspecify.annotations.NullMarked;
