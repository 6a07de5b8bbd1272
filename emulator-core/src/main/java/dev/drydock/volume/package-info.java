/**
 * Volumes: what they are, what is in them, and who uses them.
 *
 * <p>Nouns: {@link dev.drydock.volume.VolumeStore} (read it first), {@link dev.drydock.volume.Volume}, {@link
 * dev.drydock.volume.Volumes} (what clients may ask), {@link dev.drydock.volume.CopyUp} (how an image's files get into a new
 * one).
 *
 * <p>May use: {@code error}, {@code id}, {@code filter}, {@code digest}, {@code reference}, {@code lock}, {@code time},
 * {@code event}, {@code ledger}, {@code filesystem}, {@code layer}, {@code image}, {@code registry}.
 *
 * <p>Does not belong here: containers, which are known by their ids, and where they mount a volume.
 */
@NullMarked
package dev.drydock.volume;

import org.jspecify.annotations.NullMarked;
