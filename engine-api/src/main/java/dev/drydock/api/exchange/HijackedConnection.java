package dev.drydock.api.exchange;

import java.io.OutputStream;

/** A connection that is no longer HTTP. Each side can end its half without the other. */
public interface HijackedConnection extends Client {

    /**
     * Hands over what the client sends from now on, and what it has sent already, on a thread other than the caller's; a
     * client that sends nothing holds no thread. Called at most once; a connection on which it is not called is not read.
     */
    void receive(Receiver receiver);

    /** Runs something on a thread other than the caller's; once the server is closing, perhaps not. Returns at once. */
    void elsewhere(Runnable task);

    /** Sent at once; a write blocks while the client does not take it, and fails once it is gone. */
    OutputStream out();
}
