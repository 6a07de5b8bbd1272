/**
 * Networks, endpoints, addresses, ports. Knows no container: an endpoint belongs to whoever holds it.
 *
 * <p>Nouns: {@link dev.drydock.network.Networks} (what there is: read it first), {@link dev.drydock.network.Sandboxes} (who
 * is on it: a running container has a {@link dev.drydock.network.Sandbox} with an {@link dev.drydock.network.Endpoint} on
 * each network), {@link dev.drydock.network.PortWishes} (ports of the host that shall lead to it), {@link dev.drydock.network.NetworkView}
 * (what programs see), {@link dev.drydock.network.HostsFile} and {@link dev.drydock.network.ResolvConf} (what the engine
 * writes for them). May use: {@code error}, {@code id}, {@code digest}, {@code filter}, {@code time},
 * {@code event}, {@code ledger}, {@code lock}.
 *
 * <p>Addresses are taken from the gaps between those that are taken, so that the ten-thousandth container costs what the
 * first one did.
 *
 * <p>Does not belong here: containers, and what goes over a network, which is {@code network.socket}.
 */
@NullMarked
package dev.drydock.network;

import org.jspecify.annotations.NullMarked;
