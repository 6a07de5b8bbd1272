package dev.drydock.container.log;

import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** One client's way through a log. It holds no entry: a client that is slow finds what is dropped meanwhile missing. */
final class LogReader implements FrameSource {
    /** As the engine stamps lines: nine digits of a second, always. */
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final ContainerLog log;
    private final LogOptions options;
    private final boolean terminal;
    private final String details;
    private final boolean follows;
    private final long last;
    private long place;
    private boolean closed;

    /** Called with the log's lock held. */
    LogReader(ContainerLog log, LogOptions options, boolean terminal, String details, long start) {
        this.log = log;
        this.options = options;
        this.terminal = terminal;
        this.details = details;
        this.place = start;
        this.last = log.size();
        this.follows = options.follow() && log.isWriting();
    }

    static boolean inTime(LogEntry entry, LogOptions options) {
        Instant since = options.since();
        Instant until = options.until();
        return (since == null || !entry.at().isBefore(since))
                && (until == null || !entry.at().isAfter(until));
    }

    @Override
    public @Nullable Frame next() throws InterruptedException {
        synchronized (log) {
            while (true) {
                Frame frame = advance();
                if (frame != null || ended()) {
                    return frame;
                }
                log.wait();
            }
        }
    }

    @Override
    public @Nullable Frame poll() {
        synchronized (log) {
            return advance();
        }
    }

    @Override
    public boolean ended() {
        synchronized (log) {
            return closed || (place >= end() && !(follows && log.isWriting()));
        }
    }

    @Override
    public void close() {
        synchronized (log) {
            closed = true;
            log.notifyAll();
        }
    }

    private long end() {
        return follows ? log.size() : last;
    }

    private @Nullable Frame advance() {
        place = Math.max(place, log.first());
        while (!closed && place < end()) {
            LogEntry entry = log.at(place++);
            Instant until = options.until();
            if (until != null && entry.at().isAfter(until)) {
                closed = true;
            } else if (inTime(entry, options) && wants(entry.stream())) {
                return frame(entry);
            }
        }
        return null;
    }

    private boolean wants(Frame.Stream stream) {
        return stream == Frame.Stream.STDERR ? options.stderr() : options.stdout();
    }

    private Frame frame(LogEntry entry) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(entry.bytes().length + 40);
        if (options.timestamps()) {
            line.writeBytes((STAMP.format(entry.at()) + " ").getBytes(StandardCharsets.US_ASCII));
        }
        if (options.details()) {
            line.writeBytes((details + " ").getBytes(StandardCharsets.UTF_8));
        }
        line.writeBytes(entry.bytes());
        return new Frame(terminal ? Frame.Stream.RAW : entry.stream(), line.toByteArray());
    }
}
