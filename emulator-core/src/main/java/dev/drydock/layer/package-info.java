/**
 * Layers: content-addressed sets of changes, their chains, and the tar form they have outside.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code
 * filesystem}.
 *
 * <p>Does not belong here: image configuration and tags.
 */
@NullMarked
package dev.drydock.layer;

import org.jspecify.annotations.NullMarked;
