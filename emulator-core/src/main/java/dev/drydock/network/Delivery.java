package dev.drydock.network;

/** What becomes of a packet that is sent to an address. */
public sealed interface Delivery {

    /**
     * It comes to a stack.
     *
     * @param stack the {@link Sandbox#key} of it
     * @param source the address that it comes from
     * @param target the address that it is for, one of the stack's own
     * @param conditions how well it gets there
     * @param way by which interfaces
     */
    record Arrives(String stack, IpAddress source, IpAddress target, LinkConditions conditions, Way way)
            implements Delivery {

        /** The same under other conditions. */
        Arrives under(LinkConditions others) {
            return new Arrives(stack, source, target, others, way);
        }

        /** Within a stack, from an address of its own to the same, with nothing in the way. */
        public static Arrives inside(String stack, IpAddress own) {
            LinkKey loopback = LinkKey.loopback(stack);
            return new Arrives(
                    stack,
                    own,
                    own,
                    LinkConditions.PERFECT,
                    new Way(loopback, loopback, NetworkInterface.LOOPBACK.mtu(), own instanceof Ipv6Address));
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
