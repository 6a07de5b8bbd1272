/**
 * Layers: content-addressed sets of changes, their chains, and the tar form they have outside.
 *
 * <p>Nouns: {@link dev.drydock.layer.LayerContents} (a layer defined in code: read it first), {@link
 * dev.drydock.layer.LayerEntry} (one change), {@link dev.drydock.layer.DiffId}, {@link dev.drydock.layer.ChainId}.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code
 * filesystem}.
 *
 * <p>Does not belong here: image configuration and tags.
 */
@NullMarked
package dev.drydock.layer;

import org.jspecify.annotations.NullMarked;
