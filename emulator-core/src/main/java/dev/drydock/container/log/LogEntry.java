package dev.drydock.container.log;

import dev.drydock.container.stream.Frame;
import java.time.Instant;

/** A line, or 16 KiB of a longer one; stamped when it was complete. Immutable: nobody changes the bytes. */
final class LogEntry {
    private final Instant at;
    private final Frame.Stream stream;
    private final byte[] bytes;

    /** @param bytes with the newline, if the line has one; not copied */
    LogEntry(Instant at, Frame.Stream stream, byte[] bytes) {
        this.at = at;
        this.stream = stream;
        this.bytes = bytes;
    }

    Instant at() {
        return at;
    }

    Frame.Stream stream() {
        return stream;
    }

    byte[] bytes() {
        return bytes;
    }
}
