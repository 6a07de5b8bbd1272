package dev.drydock.userland.server.web;

import dev.drydock.filesystem.OpenFile;
import dev.drydock.process.StreamSocket;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Text and parts of one file on their way to a client. Nobody waits for a client that does not read. */
public final class Outgoing {
    /** {@link #send}: all that was added has been sent. */
    public static final int NOTHING_LEFT = -1;

    private static final int BUFFER = 16 * 1024;

    private final Deque<Piece> pieces = new ArrayDeque<>();
    private @Nullable OpenFile file;
    private byte[] buffer = {};
    private int start;
    private int end;
    private long sent;

    /** Text, or that part of the file. */
    @SuppressWarnings("ArrayRecordComponent") // it is sent, never compared
    private record Piece(byte[] text, long from, long size) {}

    public void add(byte[] bytes) {
        if (bytes.length > 0) {
            pieces.add(new Piece(bytes, 0, bytes.length));
        }
    }

    /** Takes over the caller's reference to the file, which is the same for all parts. */
    public void add(OpenFile from, long begin, long size) {
        file = from;
        if (size > 0) {
            pieces.add(new Piece(new byte[0], begin, size));
        }
    }

    /** How many pieces are not begun yet. */
    public int waiting() {
        return pieces.size();
    }

    /** How many bytes have been sent. */
    public long sent() {
        return sent;
    }

    /**
     * Sends what the client has room for of one piece, up to 16 KiB of a file.
     *
     * @return how many bytes it took; 0 if it has no room now; {@link #NOTHING_LEFT}
     * @throws IOException if the client or the file is gone, or the file has become shorter
     */
    public int send(StreamSocket client) throws IOException {
        if (start == end && !fill()) {
            return NOTHING_LEFT;
        }
        int count = client.offer(buffer, start, end - start);
        start += count;
        sent += count;
        return count;
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

    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
