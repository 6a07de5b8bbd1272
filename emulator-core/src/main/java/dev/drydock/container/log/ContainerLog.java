package dev.drydock.container.log;

import dev.drydock.container.stream.Frame;
import dev.drydock.container.stream.FrameSource;
import dev.drydock.container.stream.LogOptions;
import dev.drydock.container.stream.OutputLog;
import dev.drydock.time.EngineClock;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The log of one container, as the engine's drivers json-file and local keep it (28.5.2: daemon/logger/copier.go,
 * daemon/logger/jsonfilelog): a line is an entry, stamped when it is complete; of a line longer than 16 KiB every 16 KiB are
 * an entry; what has no newline at the end of a run is an entry without one. A terminal's output is standard output.
 */
public final class ContainerLog implements OutputLog {
    /** How much of a line is one entry at most. */
    static final int LINE_BYTES = 16 * 1024;

    private final EngineClock clock;
    private final LogRotation rotation;
    private final Map<Frame.Stream, ByteArrayOutputStream> unfinished = new EnumMap<>(Frame.Stream.class);
    private final Deque<LogFile> files = new ArrayDeque<>();
    private long lastFileBytes;
    /** How many entries were dropped with old files: the place of the first entry that is kept. */
    private long dropped;

    private boolean writing;

    public ContainerLog(EngineClock clock, LogRotation rotation) {
        this.clock = clock;
        // Here a log without an end would take the memory of all engines of the JVM.
        this.rotation = rotation.limited() ? rotation : LogRotation.IN_MEMORY;
        files.add(new LogFile());
    }

    /** The same entries for a fork of the engine, in which nothing writes; a line that is not complete ends with the run. */
    public synchronized ContainerLog fork(EngineClock clockOfFork) {
        ContainerLog copy = new ContainerLog(clockOfFork, rotation);
        copy.files.clear();
        files.forEach(file -> copy.files.add(file.copy()));
        copy.lastFileBytes = lastFileBytes;
        copy.dropped = dropped;
        if (writing) {
            unfinished.forEach((stream, line) -> copy.unfinished
                    .computeIfAbsent(stream, any -> new ByteArrayOutputStream())
                    .writeBytes(line.toByteArray()));
            copy.end();
        }
        return copy;
    }

    /** A run begins: those who follow wait for what it writes. */
    public synchronized void begin() {
        writing = true;
    }

    @Override
    public synchronized void append(Frame.Stream stream, byte[] bytes, int offset, int length) {
        Frame.Stream kept = stream == Frame.Stream.RAW ? Frame.Stream.STDOUT : stream;
        ByteArrayOutputStream line = unfinished.computeIfAbsent(kept, any -> new ByteArrayOutputStream());
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            int size = line.size() + i + 1 - from;
            if (bytes[i] == '\n' || size == LINE_BYTES) {
                line.write(bytes, from, i + 1 - from);
                from = i + 1;
                finish(kept, line);
            }
        }
        line.write(bytes, from, offset + length - from);
        notifyAll();
    }

    @Override
    public synchronized void end() {
        unfinished.forEach((stream, line) -> {
            if (line.size() > 0) {
                finish(stream, line);
            }
        });
        unfinished.clear();
        writing = false;
        notifyAll();
    }

    /** Reads it; the options' moment is now, what comes later is read only by who follows. */
    public synchronized FrameSource read(LogOptions options, boolean terminal, String details) {
        return new LogReader(this, options, terminal, details, start(options));
    }

    /** All of it as frames, for a client that attaches and asks for what was before. */
    public synchronized List<Frame> frames(boolean stdout, boolean stderr, boolean terminal) {
        LogOptions options = new LogOptions(stdout, stderr, null, null, -1, false, false, false);
        LogReader reader = new LogReader(this, options, terminal, "", dropped);
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = reader.poll(); frame != null; frame = reader.poll()) {
            frames.add(frame);
        }
        return frames;
    }

    boolean isWriting() {
        return writing;
    }

    /** The place behind the last entry. */
    long size() {
        return dropped + files.stream().mapToInt(LogFile::size).sum();
    }

    /** The first place that is still kept. */
    long first() {
        return dropped;
    }

    LogEntry at(long place) {
        long index = place - dropped;
        for (LogFile file : files) {
            if (index < file.size()) {
                return file.get((int) index);
            }
            index -= file.size();
        }
        throw new IndexOutOfBoundsException(Long.toString(place));
    }

    /** Of the entries that pass the options' times, the last {@code tail}; both streams count, as on the engine. */
    private long start(LogOptions options) {
        if (options.tail() < 0) {
            return dropped;
        }
        long place = size();
        for (int left = options.tail(); left > 0 && place > dropped; place--) {
            if (LogReader.inTime(at(place - 1), options)) {
                left--;
            }
        }
        return place;
    }

    private void finish(Frame.Stream stream, ByteArrayOutputStream line) {
        LogEntry entry = new LogEntry(clock.now(), stream, line.toByteArray());
        line.reset();
        if (rotation.isFull(lastFileBytes)) {
            files.addLast(new LogFile());
            lastFileBytes = 0;
            if (files.size() > rotation.files()) {
                dropped += files.removeFirst().size();
            }
        }
        files.getLast().add(entry);
        lastFileBytes += rotation.format().bytes(entry.bytes());
    }
}
