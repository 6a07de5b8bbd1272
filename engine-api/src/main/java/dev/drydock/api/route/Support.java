package dev.drydock.api.route;

/** How far an operation is emulated. */
public enum Support {
    /** It does what the engine does. */
    EMULATED,
    /** The engine of this kind (no swarm, no plugins, nothing experimental) refuses it too, with the same words. */
    REFUSED_AS_BY_THE_ENGINE,
    /** Answered with 501, naming itself. */
    NOT_EMULATED
}
