/**
 * {@code ss} of iproute2 6.1: a container's sockets, as the kernel lists them.
 *
 * <p>Nouns: {@link dev.drydock.userland.utility.socket.SocketStatistics} (the command: read it first), {@code SocketSelection}
 * (which tables, families and states are asked for), {@code SocketCondition} (a filter, which {@code ConditionReader} reads),
 * {@code SocketColumns} (how a table is laid out), {@code SocketUsers} (whose a socket is).
 *
 * <p>May use {@code utility.command} and {@code utility.network} (names of hosts and ports). Does not belong here: BusyBox's
 * {@code netstat}, which reads {@code /proc/net}.
 */
@NullMarked
package dev.drydock.userland.utility.socket;

import org.jspecify.annotations.NullMarked;
