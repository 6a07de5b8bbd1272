/**
 * An engine as Docker clients find it, on this machine or in this JVM. Nouns: {@link dev.drydock.host.DockerHost} (an engine of this JVM, and
 * where it listens), {@link dev.drydock.host.ForwardedPorts} (published ports as real ones), {@link
 * dev.drydock.host.EngineSocket} (the engine's own socket, seen from inside containers). Read {@code DockerHost} first.
 *
 * <p>May use the engine, its API and the userland. Does not belong here: rules of the engine, command lines.
 */
@NullMarked
package dev.drydock.host;

import org.jspecify.annotations.NullMarked;
