/**
 * Digests of bytes: algorithm and hexadecimal value, their grammar, and how they are computed.
 *
 * <p>Nouns: {@link dev.drydock.digest.Digest} (a value; read it first), {@link dev.drydock.digest.Digester} (computes one
 * from a stream).
 *
 * <p>May use: {@code error}, {@code id}.
 *
 * <p>Does not belong here: what is digested.
 */
@NullMarked
package dev.drydock.digest;

import org.jspecify.annotations.NullMarked;
