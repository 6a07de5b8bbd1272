package dev.drydock.container.stream;

import java.io.IOException;

/** What a client types. */
public interface InputSink {

    /**
     * Waits until all of it was taken (64 KiB are held between the client and the reader).
     *
     * @throws IOException if nobody reads any more, or the client detached
     */
    void write(byte[] bytes, int offset, int length) throws IOException, InterruptedException;

    /** The client sends no more (half-close); output goes on. Idempotent. */
    void end();
}
