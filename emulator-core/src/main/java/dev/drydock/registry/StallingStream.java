package dev.drydock.registry;

import dev.drydock.fault.Pause;
import dev.drydock.time.EngineClock;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Bytes that come later. */
final class StallingStream extends FilterInputStream {
    private final Duration delay;
    private final EngineClock clock;
    private boolean begun;

    StallingStream(InputStream in, Duration delay, EngineClock clock) {
        super(in);
        this.delay = delay;
        this.clock = clock;
    }

    @Override
    public int read() throws IOException {
        stall();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        stall();
        return super.read(bytes, offset, length);
    }

    private void stall() throws IOException {
        if (begun) {
            return;
        }
        begun = true;
        try {
            Pause.on(clock, delay);
        } catch (InterruptedException broken) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
