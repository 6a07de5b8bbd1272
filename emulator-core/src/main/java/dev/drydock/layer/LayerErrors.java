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

    /** The engine has no {@code xz} of its own and runs the machine's, which our machine has not. */
    static EngineException noXz() {
        return new EngineException(ErrorKind.SYSTEM, "exec: \"xz\": executable file not found in $PATH");
    }

    /** Ours. */
    static EngineException noZstd() {
        return new EngineException(
                ErrorKind.NOT_IMPLEMENTED, "a tar that is compressed with zstd is not emulated");
    }

    static EngineException truncated() {
        return unreadable("unexpected EOF");
    }

    static EngineException noTar() {
        return unreadable("archive/tar: invalid tar header");
    }

    static EngineException unreadable(String words) {
        return new EngineException(ErrorKind.UNKNOWN, words);
    }
}
