/**
 * Connections and datagrams between programs: a virtual internet in memory.
 *
 * <p>Nouns: {@link dev.drydock.network.socket.Internet} (one an engine: read it first), {@link
 * dev.drydock.network.socket.SocketStack} (one stack's part of it), {@link dev.drydock.network.socket.Listener}, {@link
 * dev.drydock.network.socket.Connection} (one end of it), {@link dev.drydock.network.socket.DatagramPort}, {@link
 * dev.drydock.network.socket.NameService}, {@link dev.drydock.network.socket.HostPorts} (where ports of the host meet it). Uses {@code id, time, filesystem, network}.
 *
 * <p>Nothing here blocks: who waits does so in the kernel, for what {@code changes()} tells.
 *
 * <p>Does not belong here: who may reach whom, which {@link dev.drydock.network.Sandboxes} knows; descriptors; sockets of
 * the machine that Drydock itself runs on.
 */
@NullMarked
package dev.drydock.network.socket;

import org.jspecify.annotations.NullMarked;
