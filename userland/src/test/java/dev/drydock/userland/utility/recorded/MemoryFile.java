package dev.drydock.userland.utility.recorded;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileLocks;
import dev.drydock.filesystem.FileStatus;
import dev.drydock.filesystem.OpenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A pipe that holds everything, with both ends in one. */
final class MemoryFile implements OpenFile {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final byte[] contents;
    private final FileLocks locks = new FileLocks();
    private int position;

    MemoryFile(byte[] contents) {
        this.contents = contents.clone();
    }

    @Override
    public FileLocks locks() {
        return locks;
    }

    byte[] written() {
        return written.toByteArray();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (position >= contents.length) {
            return -1;
        }
        int count = Math.min(length, contents.length - position);
        System.arraycopy(contents, position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public int write(byte[] buffer, int offset, int length) {
        written.write(buffer, offset, length);
        return length;
    }

    @Override
    public void seek(long wanted) throws IOException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    @Override
    public long position() throws IOException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    @Override
    public void truncate(long sizeBytes) throws IOException {
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public FileStatus status() {
        return new FileStatus(
                9,
                System.identityHashCode(this),
                FileKind.FIFO,
                0600,
                0,
                0,
                1,
                0,
                0,
                0,
                TestDirectory.NOW,
                TestDirectory.NOW,
                TestDirectory.NOW);
    }

    @Override
    public boolean readable() {
        return true;
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public boolean openForWriting() {
        return true;
    }

    @Override
    public boolean openForReading() {
        return true;
    }

    @Override
    public String description() {
        return "pipe:[1]";
    }

    @Override
    public OpenFile retain() {
        return this;
    }

    @Override
    public void close() {
        // It lives as long as the test.
    }
}
