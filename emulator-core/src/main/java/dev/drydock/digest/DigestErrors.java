package dev.drydock.digest;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;

/** What can be wrong with a digest, in the engine's words. */
final class DigestErrors {
    private DigestErrors() {}

    static EngineException invalidFormat() {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "invalid checksum digest format");
    }

    static EngineException invalidLength() {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "invalid checksum digest length");
    }

    static EngineException unsupportedAlgorithm() {
        return new EngineException(ErrorKind.INVALID_PARAMETER, "unsupported digest algorithm");
    }
}
