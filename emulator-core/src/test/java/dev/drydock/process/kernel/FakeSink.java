package dev.drydock.process.kernel;

import dev.drydock.time.WaitQueue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Takes as much as the test allows. */
class FakeSink implements OutputSink {
    private final WaitQueue changes = new WaitQueue();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private int room;
    private int ends;

    FakeSink(int room) {
        this.room = room;
    }

    @Override
    public synchronized int take(byte[] bytes, int offset, int length) {
        int count = Math.min(room, length);
        taken.write(bytes, offset, count);
        room -= count;
        return count;
    }

    @Override
    public WaitQueue changes() {
        return changes;
    }

    @Override
    public synchronized boolean ready() {
        return room > 0;
    }

    @Override
    public synchronized void closed() {
        ends++;
    }

    void allow(int more) {
        synchronized (this) {
            room += more;
        }
        changes.wakeAll();
    }

    synchronized String text() {
        return taken.toString(StandardCharsets.ISO_8859_1);
    }

    synchronized int size() {
        return taken.size();
    }

    synchronized int ends() {
        return ends;
    }
}
