package dev.drydock.userland.shell;

import dev.drydock.process.kernel.OutputSink;
import dev.drydock.time.WaitQueue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps all that programs write. */
final class Gathered implements OutputSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final WaitQueue changes = new WaitQueue();

    @Override
    public synchronized int take(byte[] more, int offset, int length) {
        bytes.write(more, offset, length);
        return length;
    }

    @Override
    public WaitQueue changes() {
        return changes;
    }

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void closed() {
        // What was written stays.
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What was written since the last time it was asked. */
    synchronized String take() {
        String text = text();
        bytes.reset();
        return text;
    }
}
