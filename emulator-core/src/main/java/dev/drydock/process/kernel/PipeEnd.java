package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileLocks;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.PipeBuffer;
import dev.drydock.time.WaitQueue;
import java.io.IOException;
import java.util.function.Supplier;

/** An end of a pipe or a FIFO, or both ends of a FIFO at once. */
final class PipeEnd extends KernelFile {
    /** Up to this many bytes are written as a whole (PIPE_BUF). */
    private static final int ATOMIC = 4096;

    private final PipeBuffer buffer;
    private final KernelBlocking blocking;
    private final Opened opened;
    private final Runnable whenReleased;

    /**
     * How it was opened.
     *
     * @param status asked anew each time
     */
    record Opened(
            boolean reads, boolean writes, boolean nonBlocking, String description, Supplier<FileStatus> status) {}

    /** @param whenReleased called once the buffer has lost this end; without locks */
    PipeEnd(PipeBuffer buffer, KernelBlocking blocking, Opened opened, Runnable whenReleased) {
        super(1);
        this.buffer = buffer;
        this.blocking = blocking;
        this.opened = opened;
        this.whenReleased = whenReleased;
        buffer.addEnds(opened.reads(), opened.writes());
    }

    @Override
    FileLocks findLocks() {
        return buffer.locks();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        blocking.checkpoint();
        requireReading();
        if (length == 0) {
            return 0;
        }
        for (; ; ) {
            int count = buffer.read(bytes, offset, length);
            if (count > 0) {
                buffer.changes().wakeAll();
                return count;
            }
            if (!buffer.hasWriters() && buffer.held() == 0) {
                return -1;
            }
            if (opened.nonBlocking()) {
                throw new ErrnoException(Errno.EAGAIN);
            }
            blocking.await(buffer.changes(), buffer::isReadable, null);
        }
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        blocking.checkpoint();
        requireWriting();
        int written = 0;
        while (written < length) {
            if (!buffer.hasReaders()) {
                throw blocking.brokenPipe();
            }
            int needed = length <= ATOMIC ? length : 1;
            int count = buffer.write(bytes, offset + written, length - written, needed);
            if (count > 0) {
                written += count;
                buffer.changes().wakeAll();
            } else if (opened.nonBlocking()) {
                if (written > 0) {
                    return written;
                }
                throw new ErrnoException(Errno.EAGAIN);
            } else if (!blocking.awaitRoom(buffer.changes(), () -> buffer.hasRoomFor(needed), written > 0)) {
                return written;
            }
        }
        return written;
    }

    @Override
    public FileStatus status() {
        return opened.status().get();
    }

    @Override
    public boolean readable() {
        return opened.reads() && buffer.isReadable();
    }

    @Override
    public boolean writable() {
        return opened.writes() && buffer.hasRoomFor(1);
    }

    @Override
    public WaitQueue changes() {
        return buffer.changes();
    }

    @Override
    public boolean openForWriting() {
        return opened.writes();
    }

    @Override
    public boolean openForReading() {
        return opened.reads();
    }

    @Override
    public String description() {
        return opened.description();
    }

    @Override
    void released() {
        buffer.removeEnds(opened.reads(), opened.writes());
        buffer.changes().wakeAll();
        whenReleased.run();
    }
}
