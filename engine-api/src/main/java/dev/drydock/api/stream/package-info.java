/**
 * Hijacked, multiplexed and raw streams between a client and a process.
 *
 * <p>Nouns: {@link dev.drydock.api.stream.AttachedClient} (a client at the streams of a process: read it first), {@link
 * dev.drydock.api.stream.LendingClient} (one whose thread runs the process), {@link dev.drydock.api.stream.FrameOutput}
 * (the headers of a multiplexed stream), {@link dev.drydock.api.stream.WebSocketClient}. Uses {@code exchange} and the
 * core's {@code container}.
 *
 * <p>Does not belong here: sockets, and which answer has which content type.
 */
@NullMarked
package dev.drydock.api.stream;

import org.jspecify.annotations.NullMarked;
