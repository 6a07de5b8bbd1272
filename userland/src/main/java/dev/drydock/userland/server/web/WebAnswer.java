package dev.drydock.userland.server.web;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer on its way: text and parts of one file. */
public final class WebAnswer {
    private final Outgoing outgoing = new Outgoing();
    private final Sent whenSent;
    private final long headLength;
    private boolean goesOn;

    /** Hears of it when it is sent, or broken off. */
    @FunctionalInterface
    public interface Sent {

        /** @param bytes how many of it were sent, its head aside */
        void sent(long bytes) throws IOException;
    }

    /** @param head with the empty line at its end; empty for a client that expects none */
    public WebAnswer(String head, Sent whenSent) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        this.headLength = bytes.length;
        this.whenSent = whenSent;
        bytes(bytes);
    }

    public WebAnswer bytes(byte[] bytes) {
        outgoing.add(bytes);
        return this;
    }

    /** Takes over the caller's reference to the file, which is the same for all parts. */
    public WebAnswer part(OpenFile from, long begin, long size) {
        outgoing.add(from, begin, size);
        return this;
    }

    /** The client may ask again over the same connection. */
    public WebAnswer goingOn() {
        goesOn = true;
        return this;
    }

    boolean goesOn() {
        return goesOn;
    }

    /** @return whether all of it is sent; false if the client has no room for more now */
    boolean send(StreamSocket client) throws IOException {
        int count = 1;
        while (count > 0) {
            count = outgoing.send(client);
        }
        return count == Outgoing.NOTHING_LEFT;
    }

    void close() throws IOException {
        outgoing.close();
        whenSent.sent(Math.max(0, outgoing.sent() - headLength));
    }
}
