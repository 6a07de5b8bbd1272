package dev.drydock.api.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * What a client sends. It is read in one of three ways at a time: step by step by whoever parses ({@link #fill}), by a thread
 * that blocks ({@link #await}), or by nobody, with an eye on whether the client is still there ({@link #watch}). Bytes that
 * arrive while it is watched are kept.
 */
final class ConnectionInput {
    /** Enough for a request without a body. */
    private static final int FIRST_BYTES = 4 * 1024;
    /** For a client that fills the first. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final Readiness readiness;
    private ByteBuffer buffer = NONE;
    private boolean watching;

    ConnectionInput(SocketChannel channel, Readiness readiness) {
        this.channel = channel;
        this.readiness = readiness;
    }

    /** What has arrived and was not taken; backed by an array. */
    ByteBuffer buffer() {
        return buffer;
    }

    /** Drops the buffer of a connection that waits for its next request, if nothing is in it. */
    void releaseEmptyBuffer() {
        if (!buffer.hasRemaining()) {
            buffer = NONE;
        }
    }

    /**
     * Takes what is there now, without waiting.
     *
     * @return number of bytes that came into the buffer, -1 at the end
     */
    synchronized int fill() {
        makeRoom();
        try {
            return channel.read(buffer);
        } catch (IOException brokenOff) {
            return -1;
        } finally {
            buffer.flip();
        }
    }

    /** What was not taken is followed by some room then. */
    private void makeRoom() {
        boolean wasFull = buffer.limit() == buffer.capacity();
        if (wasFull && buffer.capacity() < MOST_BYTES) {
            ByteBuffer larger = ByteBuffer.allocate(buffer.capacity() == 0 ? FIRST_BYTES : MOST_BYTES);
            larger.put(buffer);
            buffer = larger;
        } else {
            buffer.compact();
        }
    }

    /** Runs an action once more can be read, or the end has come; in place of one that was given before. */
    void whenReadable(Runnable action) {
        readiness.whenReadable(action);
    }

    /** Runs {@code whenEnded} should the client go away before {@link #stopWatching}. */
    void watch(Runnable whenEnded) {
        synchronized (this) {
            watching = true;
        }
        whenReadable(() -> look(whenEnded));
    }

    private void look(Runnable whenEnded) {
        int filled;
        synchronized (this) {
            if (!watching) {
                return;
            }
            filled = buffer.hasRemaining() ? 1 : fill();
        }
        if (filled < 0) {
            whenEnded.run();
        } else if (filled == 0) {
            whenReadable(() -> look(whenEnded));
        }
    }

    /** From now on nothing is read by the watch. */
    synchronized void stopWatching() {
        if (watching) {
            watching = false;
            readiness.forgetReader();
        }
    }

    /**
     * Blocks until there is something in the buffer; false at the end.
     *
     * @param limit how long to wait; zero for ever
     * @throws IOException if the time is over
     */
    boolean await(Duration limit) throws IOException {
        while (!buffer.hasRemaining()) {
            int filled = fill();
            if (filled < 0) {
                return false;
            }
            if (filled == 0) {
                try {
                    if (!readiness.await(SelectionKey.OP_READ, limit)) {
                        throw new InterruptedIOException("i/o timeout");
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted");
                }
            }
        }
        return true;
    }
}
