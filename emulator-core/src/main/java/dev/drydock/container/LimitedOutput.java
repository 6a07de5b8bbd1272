package dev.drydock.container;

import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.OutputLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The beginning of what a probe says; of the rest only that there was some (28.5.2: limitedBuffer). */
final class LimitedOutput implements OutputLog {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean truncated;

    @Override
    public synchronized void append(Frame.Stream stream, byte[] bytes, int offset, int length) {
        int room = Math.min(HealthRules.OUTPUT_BYTES - kept.size(), length);
        kept.write(bytes, offset, room);
        truncated |= room < length;
    }

    @Override
    public void end() {
        // What was kept is read when the probe has ended.
    }

    synchronized String text() {
        String text = kept.toString(StandardCharsets.UTF_8);
        return truncated ? text + "..." : text;
    }
}
