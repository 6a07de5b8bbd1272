package dev.drydock.userland.server.nginx;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** An answer on its way: its head, then parts of text and of a file. Nobody waits for a client that does not read. */
final class Answer {
    private static final int BUFFER = 16 * 1024;
    /** So much at a time, before others have their turn. */
    private static final int TURN = 16;

    private final Reply reply;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final int headLength;
    private @Nullable OpenFile file;
    private byte[] buffer = {};
    private int start;
    private int end;
    private long headLeft;
    private long sent;
    private boolean isOpen;

    /** How far the sending of it got. */
    enum Progress {
        ALL,
        /** The client has no room for more now. */
        FULL,
        /** There is nothing more to send yet. */
        EMPTY
    }

    /** Text, or that part of the file. */
    @SuppressWarnings("ArrayRecordComponent") // it is sent, never compared
    private record Piece(byte[] text, long from, long size) {}

    /** @param head empty for a client that knows of none */
    Answer(Reply reply, String head) {
        this.reply = reply;
        text(head);
        headLength = head.length();
        headLeft = headLength;
    }

    Answer text(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Answer bytes(byte[] bytes) {
        pieces.add(new Piece(bytes, 0, bytes.length));
        return this;
    }

    Answer file(OpenFile from, long begin, long size) {
        file = from;
        pieces.add(new Piece(new byte[0], begin, size));
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
        return sent;
    }

    /** How much of it has been sent in all. */
    long sentWithHead() {
        return sent + headLength - headLeft;
    }

    /** Whether much of it still waits to be sent. */
    boolean isBehind() {
        return pieces.size() > 4;
    }

    /** Sends what the client has room for. */
    Progress send(StreamSocket client) throws IOException {
        for (int turn = 0; turn < TURN; turn++) {
            if (start == end && !fill()) {
                return isOpen ? Progress.EMPTY : Progress.ALL;
            }
            int count = client.offer(buffer, start, end - start);
            if (count == 0) {
                return Progress.FULL;
            }
            start += count;
            long ofHead = Math.min(headLeft, count);
            headLeft -= ofHead;
            sent += count - ofHead;
        }
        return Progress.FULL;
    }

    private boolean fill() throws IOException {
        Piece next = pieces.poll();
        OpenFile source = file;
        if (next == null) {
            return false;
        }
        if (next.text().length > 0 || source == null || next.size() == 0) {
            buffer = next.text();
            start = 0;
            end = buffer.length;
            return end > 0 || fill();
        }
        byte[] read = new byte[(int) Math.min(BUFFER, next.size())];
        source.seek(next.from());
        int count = source.read(read, 0, read.length);
        if (count < 0) {
            throw new IOException("the file was cut off while it was sent");
        }
        if (count < next.size()) {
            pieces.addFirst(new Piece(next.text(), next.from() + count, next.size() - count));
        }
        buffer = read;
        start = 0;
        end = count;
        return true;
    }

    void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
