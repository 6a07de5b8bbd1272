package dev.drydock.network;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The free addresses of a block, kept as the gaps between those that are taken: each operation costs O(log gaps), however
 * large the block and however many are taken. Not thread-safe.
 *
 * @param <A> addresses of one family
 */
final class FreeAddresses<A extends Consecutive<A>> {
    /** First address of a gap, and its last. Gaps do not touch. */
    private final NavigableMap<A, A> gaps;

    private FreeAddresses(NavigableMap<A, A> gaps) {
        this.gaps = gaps;
    }

    /** All addresses of a subnet. */
    static <A extends Consecutive<A>> FreeAddresses<A> of(AddressBlock<A> subnet) {
        NavigableMap<A, A> gaps = new TreeMap<>();
        gaps.put(subnet.base(), subnet.last());
        return new FreeAddresses<>(gaps);
    }

    FreeAddresses<A> copy() {
        return new FreeAddresses<>(new TreeMap<>(gaps));
    }

    /** The lowest free address within a range, if there is one. */
    Optional<A> lowest(AddressBlock<A> range) {
        A first = range.base();
        Map.Entry<A, A> around = gaps.floorEntry(first);
        if (around != null && around.getValue().compareTo(first) >= 0) {
            return Optional.of(first);
        }
        A after = gaps.ceilingKey(first);
        return after == null || after.compareTo(range.last()) > 0 ? Optional.empty() : Optional.of(after);
    }

    boolean isFree(A address) {
        Map.Entry<A, A> gap = gaps.floorEntry(address);
        return gap != null && gap.getValue().compareTo(address) >= 0;
    }

    /** @return whether it was free */
    boolean take(A address) {
        Map.Entry<A, A> gap = gaps.floorEntry(address);
        if (gap == null || gap.getValue().compareTo(address) < 0) {
            return false;
        }
        gaps.remove(gap.getKey());
        if (gap.getKey().compareTo(address) < 0) {
            gaps.put(gap.getKey(), address.previous());
        }
        if (address.compareTo(gap.getValue()) < 0) {
            gaps.put(address.next(), gap.getValue());
        }
        return true;
    }

    /** Does nothing for an address that is free already. */
    void giveBack(A address) {
        if (isFree(address)) {
            return;
        }
        A first = address;
        A last = address;
        Map.Entry<A, A> before = gaps.lowerEntry(address);
        if (before != null && before.getValue().next().equals(address)) {
            first = before.getKey();
        }
        Map.Entry<A, A> after = gaps.higherEntry(address);
        if (after != null && after.getKey().equals(address.next())) {
            last = after.getValue();
            gaps.remove(after.getKey());
        }
        gaps.put(first, last);
    }
}
