/**
 * The emulated kernel of the containers: pids, signals, waits, pipes, sockets, terminals, exec.
 *
 * <p>Nouns: {@link dev.drydock.process.kernel.Kernel} (one an engine), {@link dev.drydock.process.kernel.PidNamespace}
 * (one a running container: read it first), {@link dev.drydock.process.kernel.ProcessSpec} (what is to be started),
 * {@link dev.drydock.process.kernel.RunningProcess} and {@link dev.drydock.process.kernel.ProcessEnd}, {@link
 * dev.drydock.process.kernel.PseudoTerminal}, {@link dev.drydock.process.kernel.InputPipe} and {@link
 * dev.drydock.process.kernel.OutputSink} (where the engine's streams meet a program's descriptors). Uses {@code error,
 * time, filesystem, network, process}. Nothing here knows images, containers or which programs exist.
 */
@NullMarked
package dev.drydock.process.kernel;

import org.jspecify.annotations.NullMarked;
