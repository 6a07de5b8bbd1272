/**
 * Registries: manifests, blobs, pulling and pushing.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code
 * filesystem}, {@code layer}, {@code image}.
 *
 * <p>Does not belong here: HTTP and credentials on the wire.
 */
@NullMarked
package dev.drydock.registry;

import org.jspecify.annotations.NullMarked;
