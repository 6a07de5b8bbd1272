package dev.drydock.error;

/** Why the engine refuses. The kinds are those that the engine tells apart; only the API turns one into a status. */
public enum ErrorKind {
    /** The request itself is wrong, whatever the state of the engine. */
    INVALID_PARAMETER,
    /** The caller did not prove who it is. */
    UNAUTHORIZED,
    /** The caller may not do this. */
    FORBIDDEN,
    /** The object does not exist. */
    NOT_FOUND,
    /** The object exists, in a state that does not allow the action. */
    CONFLICT,
    /** Somebody asks more than a registry allows. */
    RESOURCE_EXHAUSTED,
    /** Something outside the engine (a registry, say) does not answer. */
    UNAVAILABLE,
    /** The engine knows the cause and takes it upon itself. */
    SYSTEM,
    /** Not emulated. */
    NOT_IMPLEMENTED,
    /** The engine leaves the cause unclassified; so do we. */
    UNKNOWN
}
