/**
 * What a container was asked to be: values without behaviour, complete, and kept as the caller gave them, null and empty
 * told apart where the engine tells them apart (Docker Engine 28.5.2, API 1.51).
 *
 * <p>Nouns: {@link dev.drydock.container.config.ContainerConfig} (what runs: read it first), {@link
 * dev.drydock.container.config.HostConfig} (what it asks of the machine), {@link
 * dev.drydock.container.config.Resources}, {@link dev.drydock.container.config.NetworkingConfig}. Uses nothing.
 *
 * <p>Does not belong here: whether a value is allowed (that is asked when a container is created), and JSON.
 */
@NullMarked
package dev.drydock.container.config;

import org.jspecify.annotations.NullMarked;
