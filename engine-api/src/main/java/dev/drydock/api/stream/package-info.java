/**
 * Hijacked, multiplexed and raw streams between a client and a process.
 *
 * <p>Does not belong here: sockets.
 */
@NullMarked
package dev.drydock.api.stream;

import org.jspecify.annotations.NullMarked;
