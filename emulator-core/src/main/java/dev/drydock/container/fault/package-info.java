/**
 * What may become of containers, as data: what it does is done where the engine would meet it.
 *
 * <p>Nouns: {@link dev.drydock.container.fault.ContainerFaults} (read it first), {@link
 * dev.drydock.container.fault.FaultTarget}, and a kind for each place: {@link dev.drydock.container.fault.StartFault}, {@link
 * dev.drydock.container.fault.RunFault}, {@link dev.drydock.container.fault.ExecFault}, {@link
 * dev.drydock.container.fault.HealthFault}. May use: {@code fault}, {@code process}.
 *
 * <p>Does not belong here: containers.
 */
@NullMarked
package dev.drydock.container.fault;

import org.jspecify.annotations.NullMarked;
