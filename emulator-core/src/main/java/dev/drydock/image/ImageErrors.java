package dev.drydock.image;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;

/** Refusals about images, in the engine's words (28.5.2) unless said otherwise. */
final class ImageErrors {
    private ImageErrors() {}

    /** Words of our own: the engine's depend on the JSON library that it uses. */
    static EngineException invalidConfiguration(String reason) {
        return new EngineException(ErrorKind.UNKNOWN, "invalid image configuration: " + reason);
    }
}
