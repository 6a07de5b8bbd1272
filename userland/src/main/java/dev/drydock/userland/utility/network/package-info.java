/**
 * Utilities that show a container's network and try it.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.network.NetworkCommands} (read it first), {@link
 * dev.drydock.userland.utility.network.HostNames} (how a name becomes an address).
 *
 * <p>Does not belong here: servers and clients with a protocol of their own.
 */
@NullMarked
package dev.drydock.userland.utility.network;

import org.jspecify.annotations.NullMarked;
