package dev.drydock.reference;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;

/** What is wrong with a reference, in the engine's words (28.5.2). */
final class ReferenceErrors {
    private ReferenceErrors() {}

    static EngineException invalidFormat() {
        return invalid("invalid reference format");
    }

    static EngineException invalidTag() {
        return invalid("invalid tag format");
    }

    static EngineException nameTooLong() {
        return invalid("repository name must not be more than 255 characters");
    }

    /** A capital in the repository. */
    static EngineException nameNotLowercase(String remote) {
        return invalid("invalid reference format: repository name (" + remote + ") must be lowercase");
    }

    /** A capital in a first part that is no host. */
    static EngineException nameNotLowercase() {
        return invalid("repository name must be lowercase");
    }

    static EngineException nameIsHexadecimal(String name) {
        return invalid("invalid repository name (" + name + "), cannot specify 64-byte hexadecimal strings");
    }

    /** The engine leaves this one unclassified. */
    static EngineException badPattern() {
        return new EngineException(ErrorKind.UNKNOWN, "syntax error in pattern");
    }

    private static EngineException invalid(String words) {
        return new EngineException(ErrorKind.INVALID_PARAMETER, words);
    }
}
