package dev.drydock.network;

import java.util.Locale;

/** How a network carries bytes. */
public enum NetworkDriver {
    /** A switch on this machine, with a way out through it. */
    BRIDGE,
    /** The machine's own network. */
    HOST,
    /** No network at all. */
    NULL,
    /** Containers beside an interface of the machine, which does not see them. */
    MACVLAN,
    /** As {@link #MACVLAN}, with one hardware address for all; the emulated kernel can make such networks, but no places on them. */
    IPVLAN;

    /** As the engine writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
