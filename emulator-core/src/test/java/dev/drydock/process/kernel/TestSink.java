package dev.drydock.process.kernel;

import dev.drydock.time.WaitQueue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps what it is given, as far as it has room. */
final class TestSink implements OutputSink {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final WaitQueue changes = new WaitQueue();
    private int room = Integer.MAX_VALUE;
    private int closed;

    @Override
    public synchronized int take(byte[] bytes, int offset, int length) {
        if (room < 0) {
            return -1;
        }
        int count = Math.min(length, room);
        taken.write(bytes, offset, count);
        room -= count;
        return count;
    }

    /** How much fits from now on; less than nothing means that nobody reads any more. */
    void room(int bytes) {
        synchronized (this) {
            room = bytes;
        }
        changes.wakeAll();
    }

    @Override
    public WaitQueue changes() {
        return changes;
    }

    @Override
    public synchronized boolean ready() {
        return room != 0;
    }

    @Override
    public synchronized void closed() {
        closed++;
    }

    synchronized int timesClosed() {
        return closed;
    }

    synchronized String text() {
        return taken.toString(StandardCharsets.UTF_8);
    }
}
