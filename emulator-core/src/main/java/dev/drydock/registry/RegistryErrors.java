package dev.drydock.registry;

import dev.drydock.digest.Digest;
import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import dev.drydock.reference.ImageReference;

/** What the engine makes of a registry's refusals, in its words (28.5.2). */
final class RegistryErrors {
    private RegistryErrors() {}

    /** A refusal of an image that was to be pulled. */
    static EngineException ofPull(ImageReference reference, RegistryFailure failure) {
        if (failure.isBare()) {
            // The engine does not look into it, and hands it on.
            return ofInspect(failure);
        }
        return switch (failure.code()) {
            case DENIED ->
                notFound(
                        "pull access denied for " + reference.familiarName()
                                + ", repository does not exist or may require 'docker login': " + failure.words(),
                        failure);
            case MANIFEST_UNKNOWN ->
                notFound("manifest for " + reference.familiar() + " not found: " + failure.words(), failure);
            case NAME_UNKNOWN ->
                notFound("repository " + reference.familiarName() + " not found: " + failure.words(), failure);
            case NOT_EMULATED -> new EngineException(ErrorKind.NOT_IMPLEMENTED, failure.words(), failure);
            case TOOMANYREQUESTS -> new EngineException(ErrorKind.RESOURCE_EXHAUSTED, failure.words(), failure);
            case UNREACHABLE, UNAUTHORIZED, BLOB_UNKNOWN -> unclassified(failure);
        };
    }

    /** A refusal to tell of an image: only what is not there is classified. */
    static EngineException ofInspect(RegistryFailure failure) {
        return switch (failure.code()) {
            case MANIFEST_UNKNOWN, NAME_UNKNOWN -> notFound(failure.words(), failure);
            case DENIED -> new EngineException(ErrorKind.FORBIDDEN, failure.words(), failure);
            case UNAUTHORIZED -> new EngineException(ErrorKind.UNAUTHORIZED, failure.words(), failure);
            case NOT_EMULATED -> new EngineException(ErrorKind.NOT_IMPLEMENTED, failure.words(), failure);
            case TOOMANYREQUESTS -> new EngineException(ErrorKind.RESOURCE_EXHAUSTED, failure.words(), failure);
            case UNREACHABLE, BLOB_UNKNOWN -> unclassified(failure);
        };
    }

    static EngineException reservedName(ImageReference reference) {
        return new EngineException(ErrorKind.NOT_FOUND, "'" + reference.familiarName() + "' is a reserved name");
    }

    /** The bytes of a layer are not those that its digest promises. */
    static EngineException layerNotVerified(Digest digest) {
        return new EngineException(ErrorKind.UNKNOWN, "filesystem layer verification failed for digest " + digest);
    }

    static EngineException configNotVerified(Digest digest) {
        return new EngineException(ErrorKind.UNKNOWN, "image config verification failed for digest " + digest);
    }

    private static EngineException notFound(String words, RegistryFailure failure) {
        return new EngineException(ErrorKind.NOT_FOUND, words, failure);
    }

    private static EngineException unclassified(RegistryFailure failure) {
        return new EngineException(ErrorKind.UNKNOWN, failure.words(), failure);
    }
}
