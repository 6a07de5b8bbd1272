package dev.drydock.network;

/** What becomes of a packet that is sent to an address. */
public sealed interface Delivery {

    /**
     * It comes to a stack.
     *
     * @param stack the {@link Sandbox#key} of it
     * @param source the address that it comes from
     * @param conditions how well it gets there
     * @param way by which interfaces
     */
    record Arrives(String stack, IpAddress source, LinkConditions conditions, Way way) implements Delivery {

        /** Within a stack, with nothing in the way. */
        public static Arrives inside(String stack, IpAddress source) {
            LinkKey loopback = LinkKey.loopback(stack);
            return new Arrives(
                    stack,
                    source,
                    LinkConditions.PERFECT,
                    new Way(loopback, loopback, NetworkInterface.LOOPBACK.mtu(), source instanceof Ipv6Address));
        }
    }

    /** It does not. */
    enum Fails implements Delivery {
        /** No route leads there: ENETUNREACH at once. */
        NO_ROUTE,
        /** Nobody on the network has the address: EHOSTUNREACH once three questions for it were in vain. */
        NOBODY,
        /** It is dropped on its way, or answered by nobody: ETIMEDOUT after long. */
        LOST
    }
}
