package dev.drydock.host;

/** What the ports that containers publish are. */
public enum PublishedPorts {
    /** Ports of this machine, for this machine alone: a second engine, or any other program, may have them already. */
    REAL,
    /**
     * Ports of a machine of the engine's own, which no other engine's containers meet. Everything is as with real ones, only
     * that nobody outside of the engine can connect.
     */
    VIRTUAL
}
