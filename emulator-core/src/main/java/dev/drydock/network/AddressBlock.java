package dev.drydock.network;

/**
 * All addresses that begin with the same bits.
 *
 * @param <A> its addresses
 */
public interface AddressBlock<A extends Consecutive<A>> {
    /** Its lowest address. */
    A base();

    /** Its highest address. */
    A last();

    /** How many bits its addresses have in common. */
    int prefixLength();

    /** Whether an address is in it. */
    default boolean contains(A address) {
        return base().compareTo(address) <= 0 && address.compareTo(last()) <= 0;
    }

    /** Whether some address is in both. */
    default boolean overlaps(AddressBlock<A> other) {
        return contains(other.base()) || other.contains(base());
    }
}
