package dev.drydock.layer;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;

/** What can be wrong with a layer's tar. */
final class LayerErrors {
    private LayerErrors() {}

    static EngineException hardLinkToNothing(String path, String target) {
        return new EngineException(ErrorKind.UNKNOWN, "link /" + target + " /" + path + ": no such file or directory");
    }

    static EngineException rootIsNoDirectory() {
        return new EngineException(ErrorKind.UNKNOWN, "the root of a layer must be a directory");
    }

    static EngineException unreadable(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }
}
