package dev.drydock.process.kernel;

import java.time.Instant;

/**
 * How a process ended.
 *
 * @param status exit status, 0 to 255; 0 if a signal ended it
 * @param signal number of the signal that ended it, or 0
 * @param outOfMemory whether a process of the container has been killed for want of memory
 */
public record ProcessEnd(int status, int signal, boolean outOfMemory, Instant at) {

    /** The engine's exit code: the status, or 128 and the signal's number. */
    public int exitCode() {
        return signal == 0 ? status : 128 + signal;
    }
}
