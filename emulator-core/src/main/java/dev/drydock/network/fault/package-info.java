/**
 * What may become of packets, names and ports, as data.
 *
 * <p>Nouns: {@link dev.drydock.network.fault.NetworkFaults} (read it first), {@link dev.drydock.network.fault.Packet} with
 * {@link dev.drydock.network.fault.PacketFault}, {@link dev.drydock.network.fault.Lookup} with {@link
 * dev.drydock.network.fault.LookupFault}, {@link dev.drydock.network.fault.PortFault}. May use: {@code fault}.
 *
 * <p>Does not belong here: networks.
 */
@NullMarked
package dev.drydock.network.fault;

import org.jspecify.annotations.NullMarked;
