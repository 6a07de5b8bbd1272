package dev.drydock.network;

/**
 * What can be counted through, one after the other.
 *
 * @param <A> the type itself
 */
public interface Consecutive<A extends Consecutive<A>> extends Comparable<A> {

    /** The one after this; the first of all comes after the last. */
    A next();

    /** The one before this; the last of all comes before the first. */
    A previous();
}
