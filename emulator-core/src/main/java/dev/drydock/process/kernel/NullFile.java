package dev.drydock.process.kernel;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileStatus;
import java.io.IOException;
import java.time.Instant;

/** The host's {@code /dev/null}, as the engine gives it to a container without input. */
final class NullFile extends KernelFile {
    private static final int DEVICE = 1 << 8 | 3;
    /** Of the host's {@code /dev}, where it lies. */
    private static final long HOST_DEVICE = 5;

    private static final long INODE = 4;

    private final Instant made;

    NullFile(Instant made) {
        super(1);
        this.made = made;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        requireReading();
        return length == 0 ? 0 : -1;
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        requireWriting();
        return length;
    }

    @Override
    public void seek(long position) {
        // Every position is like any other.
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public FileStatus status() {
        return new FileStatus(
                HOST_DEVICE, INODE, FileKind.CHARACTER_DEVICE, 0666, 0, 0, 1, 0, 0, DEVICE, made, made, made);
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
        return "/dev/null";
    }

    @Override
    void released() {
        // It holds nothing.
    }
}
