package dev.drydock.network;

/** What becomes of a packet that is sent to an address. */
public sealed interface Delivery {

    /**
     * It comes to a stack.
     *
     * @param stack the {@link Sandbox#key} of it
     * @param source the address that it comes from
     * @param conditions how well it gets there
     */
    record Arrives(String stack, IpAddress source, LinkConditions conditions) implements Delivery {

        /** With nothing in the way. */
        public Arrives(String stack, IpAddress source) {
            this(stack, source, LinkConditions.PERFECT);
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
