/**
 * Registries: where images come from, and how one is pulled.
 *
 * <p>Nouns: {@link dev.drydock.registry.Registry} (read it first), {@link dev.drydock.registry.Manifest}, {@link
 * dev.drydock.registry.LayerBlob}, {@link dev.drydock.registry.InMemoryRegistry} with its {@link
 * dev.drydock.registry.PublishedImage} (what stands for Docker Hub), {@link dev.drydock.registry.RegistryDirectory} (which
 * registry answers under which domain), {@link dev.drydock.registry.Registries} (what clients may ask) with {@link
 * dev.drydock.registry.Pull}; {@link dev.drydock.registry.PullFault}, what may become of one.
 *
 * <p>May use: {@code error}, {@code id}, {@code filter}, {@code lock}, {@code digest}, {@code reference}, {@code time}, {@code event}, {@code fault},
 * {@code filesystem}, {@code layer}, {@code image}.
 *
 * <p>Does not belong here: HTTP, and credentials on the wire.
 */
@NullMarked
package dev.drydock.registry;

import org.jspecify.annotations.NullMarked;
