package dev.drydock.container.log;

import dev.drydock.container.stream.Frame;
import java.time.Instant;

/** A line, or 16 KiB of a longer one; stamped when it was complete. Immutable: nobody changes the bytes. */
final class LogEntry {
    private static final int EMPTY_LINE_BYTES =
            "{\"log\":\"\",\"stream\":\"stdout\",\"time\":\"2006-01-02T15:04:05.000000000Z\"}\n".length();

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

    /** How many bytes the engine's json-file driver writes for it, which is what {@code max-size} counts. */
    long fileBytes() {
        long size = EMPTY_LINE_BYTES;
        for (byte each : bytes) {
            size += switch (each) {
                case '"', '\\', '\n', '\r', '\t' -> 2;
                case '<', '>', '&' -> 6;
                default -> each >= 0 && each < 0x20 ? 6 : 1;
            };
        }
        return size;
    }
}
