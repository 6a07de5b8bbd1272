/**
 * Time as an input.
 *
 * <p>Nouns: {@link dev.drydock.time.EngineClock} (what time it is, and what is due later), {@link
 * dev.drydock.time.Timer} (something due), {@link dev.drydock.time.Activity} (who is still running, so that a clock that
 * is advanced by hand knows when everything has settled). Read {@code EngineClock} first. Uses {@code error}.
 * Nothing else in the engine names a clock; nothing here knows what a container or a process is.
 */
@NullMarked
package dev.drydock.time;

import org.jspecify.annotations.NullMarked;
