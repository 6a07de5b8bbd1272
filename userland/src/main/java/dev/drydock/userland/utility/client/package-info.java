/**
 * Clients that talk to servers: {@code nc}, {@code wget}.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.client.ClientCommands} (read it first), {@link
 * dev.drydock.userland.utility.client.HttpAddress} and {@link dev.drydock.userland.utility.client.HttpResponse}.
 *
 * <p>Does not belong here: servers, and what only shows the network.
 */
@NullMarked
package dev.drydock.userland.utility.client;

import org.jspecify.annotations.NullMarked;
