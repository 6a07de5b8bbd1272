package dev.drydock.api.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends. It is read in one of three ways at a time: step by step by whoever parses ({@link #fill}, {@link
 * #whenReadable}), by a thread that blocks ({@link #await}), or by nobody, with an eye on whether the client is still there
 * ({@link #watch}). Bytes that arrive while it is watched are kept.
 */
final class ConnectionInput {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final EndPoint endPoint;
    private final Callback readable = Callback.from(InvocationType.NON_BLOCKING, this::signalled, failure -> broken());
    private ByteBuffer buffer = BufferUtil.EMPTY_BUFFER;
    private @Nullable Runnable action;
    private boolean armed;
    private boolean signalled;
    private boolean watching;
    private boolean broken;

    ConnectionInput(EndPoint endPoint) {
        this.endPoint = endPoint;
    }

    /** What has arrived and was not taken. */
    ByteBuffer buffer() {
        return buffer;
    }

    /** Drops the buffer of a connection that waits for its next request, if nothing is in it. */
    void releaseEmptyBuffer() {
        if (!buffer.hasRemaining()) {
            buffer = BufferUtil.EMPTY_BUFFER;
        }
    }

    /**
     * Takes what is there now, without waiting.
     *
     * @return number of bytes that came into the buffer, -1 at the end
     */
    synchronized int fill() {
        if (broken) {
            return -1;
        }
        try {
            if (buffer.capacity() == 0) {
                buffer = BufferUtil.allocate(BUFFER_BYTES);
            } else if (BufferUtil.space(buffer) == 0) {
                BufferUtil.compact(buffer);
            }
            return endPoint.fill(buffer);
        } catch (IOException brokenOff) {
            return -1;
        }
    }

    /** Runs an action once more can be read, or the end has come; in place of one that was given before. */
    void whenReadable(Runnable next) {
        boolean now;
        synchronized (this) {
            now = signalled;
            signalled = false;
            action = now ? null : next;
        }
        if (now) {
            next.run();
        } else {
            arm();
        }
    }

    private void arm() {
        synchronized (this) {
            if (armed) {
                return;
            }
            armed = true;
        }
        endPoint.fillInterested(readable);
    }

    private void broken() {
        synchronized (this) {
            broken = true;
        }
        signalled();
    }

    private void signalled() {
        Runnable next;
        synchronized (this) {
            armed = false;
            next = action;
            action = null;
            signalled = next == null;
        }
        if (next != null) {
            next.run();
        }
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
                signalled = true;
                return;
            }
            filled = buffer.hasRemaining() ? 1 : fill();
        }
        if (filled < 0) {
            whenEnded.run();
        } else if (filled == 0) {
            watch(whenEnded);
        }
    }

    /** From now on nothing is read by the watch. */
    synchronized void stopWatching() {
        watching = false;
        action = null;
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
                CountDownLatch latch = new CountDownLatch(1);
                whenReadable(latch::countDown);
                try {
                    if (limit.isZero()) {
                        latch.await();
                    } else if (!latch.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
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
