/**
 * Terminal sessions with the real {@code docker} client, as a real engine 28.5.2 let them come out, replayed against
 * Drydock on a socket. They need the client and a terminal, so they run with the profile {@code oracle} only.
 *
 * <p>{@link dev.drydock.conformance.transcript.Transcript} reads the pages in {@code src/test/resources/…/transcript};
 * {@link dev.drydock.conformance.transcript.Shell} runs a command as the page says it was run.
 */
@NullMarked
package dev.drydock.conformance.transcript;

import org.jspecify.annotations.NullMarked;
