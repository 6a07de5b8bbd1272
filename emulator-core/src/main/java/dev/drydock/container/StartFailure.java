package dev.drydock.container;

import dev.drydock.error.EngineException;
import dev.drydock.error.ErrorKind;
import java.util.Locale;

/**
 * What becomes of a process that could not be started: the exit code and the kind are found in the words, as the engine does
 * (28.5.2: setExitCodeFromError).
 *
 * @param exitCode 126, 127 or 128
 */
record StartFailure(int exitCode, ErrorKind kind, String words) {
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int UNKNOWN = 128;
    private static final String TASK = "failed to create task for container: failed to create shim task: OCI runtime"
            + " create failed: runc create failed: unable to start container process: error during container init: ";
    private static final String NOT_A_DIRECTORY = ": Are you trying to mount a directory onto a file (or vice-versa)?"
            + " Check if the specified host path exists and is the expected type";

    static StartFailure of(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("permission denied") || lower.contains("is a directory")) {
            return new StartFailure(NOT_EXECUTABLE, ErrorKind.INVALID_PARAMETER, words);
        }
        if (lower.contains("executable file not found") || lower.contains("no such file or directory")) {
            return new StartFailure(NOT_FOUND, ErrorKind.INVALID_PARAMETER, words);
        }
        if (lower.contains("not a directory")) {
            return new StartFailure(NOT_FOUND, ErrorKind.INVALID_PARAMETER, words + NOT_A_DIRECTORY);
        }
        return new StartFailure(UNKNOWN, ErrorKind.UNKNOWN, words);
    }

    /** The runtime could not make a container's first process, with the words that the engine puts around the cause. */
    static StartFailure ofTask(String cause) {
        return of(TASK + cause);
    }

    /** Anything else that keeps a container from starting: an exit code that it has from before stays. */
    static StartFailure of(EngineException refused) {
        return new StartFailure(UNKNOWN, refused.kind(), refused.words());
    }

    EngineException exception() {
        return new EngineException(kind, words);
    }
}
