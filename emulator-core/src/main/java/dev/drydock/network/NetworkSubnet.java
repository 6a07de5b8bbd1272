package dev.drydock.network;

import org.jspecify.annotations.Nullable;

/**
 * The addresses of one family that a network has.
 *
 * @param <A> addresses of the family
 * @param gateway the machine's own address on it, or where its way out would be; null if it has none
 * @param asked whether a client chose the subnet, so that addresses may be chosen, too
 */
public record NetworkSubnet<A extends Consecutive<A>>(
        AddressBlock<A> block, @Nullable A gateway, boolean asked) {}
