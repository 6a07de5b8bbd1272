package dev.drydock.api.exchange;

import java.io.IOException;

/** Takes what a client sends on a hijacked connection: any number of pieces, then the end. */
public interface Receiver {

    /**
     * Takes some bytes. While it blocks, the client's sending is held up.
     *
     * @param bytes valid during the call only
     * @throws IOException if no more is wanted; neither method is called again then
     */
    void received(byte[] bytes, int offset, int length) throws IOException, InterruptedException;

    /** The client sends no more: it ended its half of the connection, or is gone. */
    void ended();
}
