package dev.drydock.userland.server.web;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** An answer on its way: text and parts of one file. */
public final class WebAnswer {
    private static final int BUFFER = 16 * 1024;

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final Sent whenSent;
    private final long headLength;
    private boolean goesOn;
    private @Nullable OpenFile file;
    private byte[] buffer = {};
    private int start;
    private int end;
    private long sent;

    /** Hears of it when it is sent, or broken off. */
    @FunctionalInterface
    public interface Sent {

        /** @param bytes how many of it were sent, its head aside */
        void sent(long bytes) throws IOException;
    }

    @SuppressWarnings("ArrayRecordComponent") // it is sent, never compared
    private record Piece(byte[] text, long from, long size) {}

    /** @param head with the empty line at its end; empty for a client that expects none */
    public WebAnswer(String head, Sent whenSent) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        this.headLength = bytes.length;
        this.whenSent = whenSent;
        bytes(bytes);
    }

    public WebAnswer bytes(byte[] bytes) {
        if (bytes.length > 0) {
            pieces.add(new Piece(bytes, 0, bytes.length));
        }
        return this;
    }

    /** Takes over the caller's reference to the file, which is the same for all parts. */
    public WebAnswer part(OpenFile from, long begin, long size) {
        file = from;
        if (size > 0) {
            pieces.add(new Piece(new byte[0], begin, size));
        }
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
        while (start < end || fill()) {
            int count = client.offer(buffer, start, end - start);
            if (count == 0) {
                return false;
            }
            start += count;
            sent += count;
        }
        return true;
    }

    private boolean fill() throws IOException {
        Piece next = pieces.poll();
        if (next == null) {
            return false;
        }
        OpenFile source = file;
        if (next.text().length > 0 || source == null) {
            buffer = next.text();
            start = 0;
            end = buffer.length;
            return true;
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
        whenSent.sent(Math.max(0, sent - headLength));
    }
}
