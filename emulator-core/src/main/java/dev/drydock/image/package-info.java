/**
 * Images, their configuration and history, and the tags that name them.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code
 * filesystem}, {@code layer}.
 *
 * <p>Does not belong here: containers, and how an image travels.
 */
@NullMarked
package dev.drydock.image;

import org.jspecify.annotations.NullMarked;
