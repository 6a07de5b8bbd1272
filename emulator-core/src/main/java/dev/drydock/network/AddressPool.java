package dev.drydock.network;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one network: the lowest free one is given first, and one that is given back is given again. The first
 * and the last address of a subnet of four or more are never given. Not thread-safe.
 */
final class AddressPool {
    private final Ipv4Subnet subnet;
    private final Ipv4Subnet range;
    private final FreeAddresses free;

    private AddressPool(Ipv4Subnet subnet, Ipv4Subnet range, FreeAddresses free) {
        this.subnet = subnet;
        this.range = range;
        this.free = free;
    }

    /** @param range where addresses are given from when none is asked for; null for the whole subnet */
    static AddressPool of(Ipv4Subnet subnet, @Nullable Ipv4Subnet range) {
        FreeAddresses free = FreeAddresses.of(subnet);
        if (subnet.size() >= 4) {
            free.take(subnet.base());
            free.take(subnet.last());
        }
        return new AddressPool(subnet, range == null ? subnet : range, free);
    }

    AddressPool copy() {
        return new AddressPool(subnet, range, free.copy());
    }

    Ipv4Subnet subnet() {
        return subnet;
    }

    /** Takes the lowest free address of the range; empty if there is none. */
    Optional<Ipv4Address> takeLowest() {
        Optional<Ipv4Address> lowest = free.lowest(range);
        lowest.ifPresent(free::take);
        return lowest;
    }

    /** @return whether it was free */
    boolean take(Ipv4Address address) {
        return free.take(address);
    }

    void giveBack(Ipv4Address address) {
        free.giveBack(address);
    }
}
