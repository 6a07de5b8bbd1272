/**
 * Dockerfiles and what is made by their instructions.
 *
 * <p>Nouns: {@link dev.drydock.build.ConfigChanges} (read it first: the instructions that commit takes), {@link
 * dev.drydock.build.ImageImport} (images of tars), {@link dev.drydock.build.ImageDefinition} (images defined in code).
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code filter}, {@code lock}, {@code time}, {@code
 * event}, {@code filesystem}, {@code layer}, {@code image}, {@code registry}, {@code volume}, {@code network}, {@code
 * process}, {@code container}. The array form of instructions is JSON, and read as such.
 *
 * <p>Does not belong here: wire formats, and clients' progress displays.
 */
@NullMarked
package dev.drydock.build;

import org.jspecify.annotations.NullMarked;
