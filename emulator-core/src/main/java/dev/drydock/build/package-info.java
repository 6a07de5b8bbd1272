/**
 * Dockerfiles: their instructions, the builder and its cache.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code
 * filesystem}, {@code layer}, {@code image}, {@code registry}, {@code volume}, {@code network}, {@code process},
 * {@code container}.
 *
 * <p>Does not belong here: wire formats, and clients' progress displays.
 */
@NullMarked
package dev.drydock.build;

import org.jspecify.annotations.NullMarked;
