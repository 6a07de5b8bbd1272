package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.StreamSocket;
import dev.drydock.userland.server.web.Outgoing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer on its way: its head, then parts of text and of a file. Nobody waits for a client that does not read. */
final class Answer {
    /** So much at a time, before others have their turn. */
    private static final int TURN = 16;

    private final Reply reply;
    private final Outgoing outgoing = new Outgoing();
    private final int headLength;
    private boolean isOpen;

    /** How far the sending of it got. */
    enum Progress {
        ALL,
        /** The client has no room for more now. */
        FULL,
        /** There is nothing more to send yet. */
        EMPTY
    }

    /** @param head empty for a client that knows of none */
    Answer(Reply reply, String head) {
        this.reply = reply;
        text(head);
        headLength = head.length();
    }

    Answer text(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Answer bytes(byte[] bytes) {
        outgoing.add(bytes);
        return this;
    }

    Answer file(OpenFile from, long begin, long size) {
        outgoing.add(from, begin, size);
        return this;
    }

    /** More is to come of which nobody knows yet. */
    Answer open() {
        isOpen = true;
        return this;
    }

    void end() {
        isOpen = false;
    }

    Reply reply() {
        return reply;
    }

    int status() {
        return reply.status();
    }

    /** How much of it has been sent, its head aside. */
    long sent() {
        return Math.max(0, outgoing.sent() - headLength);
    }

    /** How much of it has been sent in all. */
    long sentWithHead() {
        return outgoing.sent();
    }

    /** Whether much of it still waits to be sent. */
    boolean isBehind() {
        return outgoing.waiting() > 4;
    }

    /** Sends what the client has room for. */
    Progress send(StreamSocket client) throws IOException {
        for (int turn = 0; turn < TURN; turn++) {
            int count = outgoing.send(client);
            if (count == Outgoing.NOTHING_LEFT) {
                return isOpen ? Progress.EMPTY : Progress.ALL;
            }
            if (count == 0) {
                return Progress.FULL;
            }
        }
        return Progress.FULL;
    }

    void close() throws IOException {
        outgoing.close();
    }
}
