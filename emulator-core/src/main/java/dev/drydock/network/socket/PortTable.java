package dev.drydock.network.socket;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.network.IpAddress;
import dev.drydock.network.Ipv4Address;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ports of one stack and protocol. Guarded by the {@link Internet}.
 *
 * @param <S> who has one
 */
final class PortTable<S> {
    /** {@code ip_local_port_range} of Linux. */
    private static final int FIRST_EPHEMERAL = 32_768;

    private static final int LAST_EPHEMERAL = 60_999;

    private final Map<SocketAddress, S> holders = new HashMap<>();
    private final Set<SocketAddress> askedFor = new HashSet<>();
    private int lastEphemeral = LAST_EPHEMERAL;

    /** @throws ErrnoException EADDRINUSE */
    SocketAddress free(SocketAddress wanted) throws ErrnoException {
        if (wanted.port() == 0) {
            return new SocketAddress(wanted.address(), ephemeral());
        }
        if (isTaken(wanted)) {
            throw new ErrnoException(Errno.EADDRINUSE);
        }
        askedFor.add(wanted);
        return wanted;
    }

    /** An address of all and each single one are in each other's way. */
    private boolean isTaken(SocketAddress wanted) {
        return holders.keySet().stream()
                .anyMatch(taken -> taken.port() == wanted.port()
                        && (covers(taken.address(), wanted.address()) || covers(wanted.address(), taken.address())));
    }

    /**
     * Whether somebody has asked for it by its number, where {@code ::} stands for all addresses of IPv6 alone. What was given
     * to who asked for any would be elsewhere on the machine itself.
     */
    boolean isTakenForPublishing(SocketAddress wanted) {
        return askedFor.stream()
                .anyMatch(taken -> taken.port() == wanted.port()
                        && (covers(taken.address(), wanted.address())
                                || (wanted.address().isUnspecified() && taken.isIpv6() == wanted.isIpv6())));
    }

    private static boolean covers(IpAddress one, IpAddress other) {
        return one.equals(other)
                || one.equals(SocketAddress.ANY_OF_BOTH)
                || (one.equals(SocketAddress.ANY) && other instanceof Ipv4Address);
    }

    /** The next port upward that nobody has. */
    int ephemeral() throws ErrnoException {
        for (int tried = FIRST_EPHEMERAL; tried <= LAST_EPHEMERAL; tried++) {
            lastEphemeral = lastEphemeral == LAST_EPHEMERAL ? FIRST_EPHEMERAL : lastEphemeral + 1;
            if (!isTaken(new SocketAddress(SocketAddress.ANY_OF_BOTH, lastEphemeral))) {
                return lastEphemeral;
            }
        }
        throw new ErrnoException(Errno.EADDRNOTAVAIL);
    }

    /** Who has something, by port. */
    List<S> all() {
        return holders.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(SocketAddress::port)
                        .thenComparing(each -> each.address().toString())))
                .map(Map.Entry::getValue)
                .toList();
    }

    void add(SocketAddress local, S holder) {
        holders.put(local, holder);
    }

    void remove(SocketAddress local) {
        askedFor.remove(local);
        holders.remove(local);
    }

    /** Who has what is sent to an address. */
    @Nullable
    S at(SocketAddress address) {
        S exact = holders.get(address);
        if (exact != null) {
            return exact;
        }
        S ofFamily = address.address() instanceof Ipv4Address
                ? holders.get(new SocketAddress(SocketAddress.ANY, address.port()))
                : null;
        return ofFamily == null ? holders.get(new SocketAddress(SocketAddress.ANY_OF_BOTH, address.port())) : ofFamily;
    }
}
