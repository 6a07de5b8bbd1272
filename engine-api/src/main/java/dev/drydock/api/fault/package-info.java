/**
 * What goes wrong between a client and the engine: answers that are not the engine's, come late, or break off.
 *
 * <p>Nouns: {@link dev.drydock.api.fault.WireFaults} (where they are asked for: read it first), {@link
 * dev.drydock.api.fault.WireFault}. Uses {@code exchange} and {@code wire}.
 *
 * <p>Does not belong here: faults of the engine, which are as wrong for who uses it in Java.
 */
@NullMarked
package dev.drydock.api.fault;

import org.jspecify.annotations.NullMarked;
