package dev.drydock.network.fault;

import dev.drydock.fault.Fault;

/** What becomes of a question for a name. */
public enum LookupFault implements Fault {
    /** The name service fails, as for a name that it does not know: {@code Temporary failure in name resolution}, {@code SERVFAIL}. */
    FAILS;

    /** @see #FAILS */
    public static LookupFault fails() {
        return FAILS;
    }

    @Override
    public String words() {
        return "fails";
    }
}
