/**
 * Image references: registry host, repository, tag and digest; the familiar and the normalised form.
 *
 * <p>May use: {@code error}, {@code id}, {@code digest}.
 *
 * <p>Does not belong here: looking anything up.
 */
@NullMarked
package dev.drydock.reference;

import org.jspecify.annotations.NullMarked;
