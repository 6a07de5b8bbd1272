/**
 * What runs in a container.
 *
 * <p>Nouns: {@link dev.drydock.process.Program} (Java code that stands for a binary), {@link
 * dev.drydock.process.ContainerProcess} (one run of it: read it first), {@link dev.drydock.process.Exit} (how a run ends
 * or waits), {@link dev.drydock.process.Signal}, {@link dev.drydock.process.Terminal}. Uses {@code error, time,
 * filesystem, network}. Nothing here knows images, containers or which programs exist.
 */
@NullMarked
package dev.drydock.process;

import org.jspecify.annotations.NullMarked;
