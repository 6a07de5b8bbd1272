package dev.drydock.userland.utility.socket;

import dev.drydock.network.socket.SocketAddress;
import dev.drydock.network.socket.SocketStatus;
import dev.drydock.userland.utility.network.AddressPrefix;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** What a filter asks of a socket. */
@FunctionalInterface
interface SocketCondition {
    /** Whether its port is one of those that are given by chance ({@code ip_local_port_range}). */
    SocketCondition AUTOBOUND = port(End.LOCAL, SocketCondition::isByChance);

    boolean holds(SocketStatus socket);

    static boolean isByChance(int port) {
        return port >= 32_768 && port <= 60_999;
    }

    /** Which end of a connection a condition is about. */
    enum End {
        LOCAL,
        REMOTE;

        SocketAddress of(SocketStatus socket) {
            return this == LOCAL ? socket.local() : socket.remote();
        }
    }

    /** Where an end is to be: at one of some addresses, and at a port; what is not said is not asked for. */
    record Place(List<AddressPrefix> addresses, OptionalInt port) {
        public Place {
            addresses = List.copyOf(addresses);
        }

        boolean contains(SocketAddress end) {
            return (port.isEmpty() || port.getAsInt() == end.port())
                    && (addresses.isEmpty() || addresses.stream().anyMatch(prefix -> prefix.contains(end.address())));
        }
    }

    static SocketCondition at(End end, Place place) {
        return socket -> place.contains(end.of(socket));
    }

    static SocketCondition port(End end, IntPredicate wanted) {
        return socket -> wanted.test(end.of(socket).port());
    }

    default SocketCondition and(SocketCondition other) {
        return socket -> holds(socket) && other.holds(socket);
    }

    default SocketCondition or(SocketCondition other) {
        return socket -> holds(socket) || other.holds(socket);
    }

    default SocketCondition not() {
        return socket -> !holds(socket);
    }
}
