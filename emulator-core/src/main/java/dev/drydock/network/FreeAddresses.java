package dev.drydock.network;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The free addresses of a block, kept as the gaps between those that are taken: each operation costs O(log gaps), however
 * large the block and however many are taken. Not thread-safe.
 */
final class FreeAddresses {
    /** First address of a gap, and its last. Gaps do not touch. */
    private final NavigableMap<Long, Long> gaps;

    private FreeAddresses(NavigableMap<Long, Long> gaps) {
        this.gaps = gaps;
    }

    /** All addresses of a subnet. */
    static FreeAddresses of(Ipv4Subnet subnet) {
        NavigableMap<Long, Long> gaps = new TreeMap<>();
        gaps.put(subnet.base().number(), subnet.last().number());
        return new FreeAddresses(gaps);
    }

    FreeAddresses copy() {
        return new FreeAddresses(new TreeMap<>(gaps));
    }

    /** The lowest free address within a range, if there is one. */
    Optional<Ipv4Address> lowest(Ipv4Subnet range) {
        long first = range.base().number();
        Map.Entry<Long, Long> around = gaps.floorEntry(first);
        if (around != null && around.getValue() >= first) {
            return Optional.of(range.base());
        }
        Map.Entry<Long, Long> after = gaps.ceilingEntry(first);
        if (after == null || after.getKey() > range.last().number()) {
            return Optional.empty();
        }
        return Optional.of(new Ipv4Address(after.getKey()));
    }

    boolean isFree(Ipv4Address address) {
        Map.Entry<Long, Long> gap = gaps.floorEntry(address.number());
        return gap != null && gap.getValue() >= address.number();
    }

    /** @return whether it was free */
    boolean take(Ipv4Address address) {
        long number = address.number();
        Map.Entry<Long, Long> gap = gaps.floorEntry(number);
        if (gap == null || gap.getValue() < number) {
            return false;
        }
        gaps.remove(gap.getKey());
        if (gap.getKey() < number) {
            gaps.put(gap.getKey(), number - 1);
        }
        if (number < gap.getValue()) {
            gaps.put(number + 1, gap.getValue());
        }
        return true;
    }

    /** Does nothing for an address that is free already. */
    void giveBack(Ipv4Address address) {
        if (isFree(address)) {
            return;
        }
        long first = address.number();
        long last = first;
        Map.Entry<Long, Long> before = gaps.floorEntry(first);
        if (before != null && before.getValue() == first - 1) {
            first = before.getKey();
        }
        Long after = gaps.remove(last + 1);
        if (after != null) {
            last = after;
        }
        gaps.put(first, last);
    }
}
