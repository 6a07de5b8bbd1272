package dev.drydock.network;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which subnets of one family are taken, and which one a network gets that asks for none: the lowest free one of those that
 * are offered. Taken subnets never overlap. Not thread-safe.
 *
 * @param <A> addresses of the family
 */
final class SubnetPlan<A extends Consecutive<A>> {
    private final Supplier<Stream<AddressBlock<A>>> offered;
    private final NavigableMap<A, AddressBlock<A>> taken;

    /** @param offered in the order in which they are given; never many, or lazily made */
    SubnetPlan(Supplier<Stream<AddressBlock<A>>> offered) {
        this(offered, new TreeMap<>());
    }

    private SubnetPlan(Supplier<Stream<AddressBlock<A>>> offered, NavigableMap<A, AddressBlock<A>> taken) {
        this.offered = offered;
        this.taken = taken;
    }

    SubnetPlan<A> copy() {
        return new SubnetPlan<>(offered, new TreeMap<>(taken));
    }

    /** Takes the lowest free one of the offered subnets; empty if none is left. */
    Optional<AddressBlock<A>> takeLowest() {
        return offered.get().filter(this::take).findFirst();
    }

    /** @return whether it overlaps none that is taken */
    boolean take(AddressBlock<A> subnet) {
        Map.Entry<A, AddressBlock<A>> below = taken.floorEntry(subnet.last());
        if (below != null && below.getValue().overlaps(subnet)) {
            return false;
        }
        taken.put(subnet.base(), subnet);
        return true;
    }

    void giveBack(AddressBlock<A> subnet) {
        taken.remove(subnet.base(), subnet);
    }
}
