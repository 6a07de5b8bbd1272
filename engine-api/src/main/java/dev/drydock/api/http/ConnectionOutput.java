package dev.drydock.api.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** The bytes to a client, unbuffered: each write returns when the operating system has taken all of it. */
final class ConnectionOutput extends OutputStream {
    /**
     * What is offered at once. The JDK copies all that it is offered out of the heap, and again what was not taken; for what
     * is larger than the buffer of a socket that adds up.
     */
    private static final int MOST_BYTES = 64 * 1024;

    private final SocketChannel channel;
    private final Readiness readiness;
    private final Runnable whenBroken;

    /** @param whenBroken runs when a write fails */
    ConnectionOutput(SocketChannel channel, Readiness readiness, Runnable whenBroken) {
        this.channel = channel;
        this.readiness = readiness;
        this.whenBroken = whenBroken;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > 0) {
            write(ByteBuffer.wrap(bytes, offset, length));
        }
    }

    /** Several pieces at once. */
    synchronized void write(ByteBuffer... pieces) throws IOException {
        try {
            int total = 0;
            for (ByteBuffer piece : pieces) {
                total += piece.remaining();
            }
            if (total <= MOST_BYTES) {
                while (total > 0) {
                    total -= taken(channel.write(pieces));
                }
            } else {
                for (ByteBuffer piece : pieces) {
                    writeBitByBit(piece);
                }
            }
        } catch (IOException broken) {
            whenBroken.run();
            throw broken;
        }
    }

    private void writeBitByBit(ByteBuffer piece) throws IOException {
        int end = piece.limit();
        while (piece.position() < end) {
            piece.limit(Math.min(end, piece.position() + MOST_BYTES));
            taken(channel.write(piece));
        }
    }

    /** Waits for the client if nothing was taken. */
    private int taken(long count) throws IOException {
        if (count == 0) {
            try {
                readiness.await(SelectionKey.OP_WRITE, Duration.ZERO);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
        return (int) count;
    }
}
