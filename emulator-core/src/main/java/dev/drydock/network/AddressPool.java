package dev.drydock.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one family of one network: the lowest free one is given first, and one that is given back is given
 * again. The first and the last address of an IPv4 subnet of four or more are never given, of an IPv6 subnet the first
 * (28.5.2: bitmaps of its default address management). Not thread-safe.
 *
 * @param <A> addresses of one family
 */
final class AddressPool<A extends Consecutive<A>> {
    private final AddressBlock<A> range;
    private final FreeAddresses<A> free;

    private AddressPool(AddressBlock<A> range, FreeAddresses<A> free) {
        this.range = range;
        this.free = free;
    }

    /** @param range where addresses are given from when none is asked for; null for the whole subnet */
    static AddressPool<Ipv4Address> of(Ipv4Subnet subnet, @Nullable Ipv4Subnet range) {
        FreeAddresses<Ipv4Address> free = FreeAddresses.of(subnet);
        if (subnet.size() >= 4) {
            free.take(subnet.base());
            free.take(subnet.last());
        }
        return new AddressPool<>(range == null ? subnet : range, free);
    }

    /** As of IPv4. */
    static AddressPool<Ipv6Address> of(Ipv6Subnet subnet, @Nullable Ipv6Subnet range) {
        FreeAddresses<Ipv6Address> free = FreeAddresses.of(subnet);
        free.take(subnet.base());
        return new AddressPool<>(range == null ? subnet : range, free);
    }

    AddressPool<A> copy() {
        return new AddressPool<>(range, free.copy());
    }

    /** Takes the lowest free address of the range; empty if there is none. */
    Optional<A> takeLowest() {
        Optional<A> lowest = free.lowest(range);
        lowest.ifPresent(free::take);
        return lowest;
    }

    /** @return whether it was free */
    boolean take(A address) {
        return free.take(address);
    }

    void giveBack(A address) {
        free.giveBack(address);
    }
}
