/**
 * Utilities that show a container's network and try it.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.network.NetworkCommands} (read it first), {@link
 * dev.drydock.userland.utility.network.HostNames} (how a name becomes an address), {@code Ip} (the options of {@code ip};
 * each of its objects is a class, which shares one {@code IpCall}).
 *
 * <p>Does not belong here: servers and clients with a protocol of their own.
 */
@NullMarked
package dev.drydock.userland.utility.network;

import org.jspecify.annotations.NullMarked;
