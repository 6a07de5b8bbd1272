/**
 * Identifiers and generated names, and the one source of both.
 *
 * <p>May use: {@code error}.
 *
 * <p>Does not belong here: any other use of chance.
 */
@NullMarked
package dev.drydock.id;

import org.jspecify.annotations.NullMarked;
