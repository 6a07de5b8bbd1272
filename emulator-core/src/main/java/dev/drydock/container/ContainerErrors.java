package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;

/** Refusals about containers that exist or do not, in the words of Docker Engine 28.5.2. */
final class ContainerErrors {
    private ContainerErrors() {}

    static EngineException notFound(String container) {
        return new EngineException(ErrorKind.NOT_FOUND, "No such container: " + container);
    }

    static EngineException ambiguousPrefix(String prefix) {
        return invalid("multiple IDs found with provided prefix: " + prefix);
    }

    static EngineException emptyReference() {
        return invalid("invalid name or ID supplied: \"\"");
    }

    /** Words of our own: a real engine would do it. */
    static EngineException notEmulated(String what) {
        return new EngineException(ErrorKind.NOT_IMPLEMENTED, what + " is not emulated");
    }

    static EngineException invalid(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, words);
    }
}
