package dev.drydock.process.kernel;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.time.WaitQueue;

/** A pipe that the engine feeds: 64 KiB are held. Its methods do not block. */
public interface InputPipe {

    /** The end that programs read; each call is one more reference to it. */
    OpenFile readEnd();

    /**
     * Writes bytes.
     *
     * @return how many were taken, 0 if it is full: try again when {@link #changes} tells; -1 when no reader is left
     */
    int write(byte[] bytes, int offset, int length);

    /** Woken when {@link #write} may take more, or the last reader has gone. */
    WaitQueue changes();

    /** The end: readers get what is held, then the end. Idempotent. */
    void close();
}
