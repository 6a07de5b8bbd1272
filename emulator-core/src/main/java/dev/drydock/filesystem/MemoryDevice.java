package dev.drydock.filesystem;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/** The devices of {@code mem(4)} and {@code random(4)}; all others are the caller's. */
final class MemoryDevice extends CountedFile {
    private static final int NULL = 1 << 8 | 3;
    private static final int ZERO = 1 << 8 | 5;
    private static final int FULL = 1 << 8 | 7;
    private static final int RANDOM = 1 << 8 | 8;
    private static final int URANDOM = 1 << 8 | 9;

    private final FileStatus status;
    private final FileLocks locks;
    private final Caller caller;

    private MemoryDevice(FileStatus status, FileLocks locks, Set<OpenFlag> flags, OpenAs as) {
        super(flags, as.path());
        this.status = status;
        this.locks = locks;
        this.caller = as.caller();
    }

    static OpenFile open(FileStatus device, FileLocks locks, Set<OpenFlag> flags, OpenAs as) throws IOException {
        return switch (device.kind() == FileKind.CHARACTER_DEVICE ? device.deviceNumber() : 0) {
            case NULL, ZERO, FULL, RANDOM, URANDOM -> new MemoryDevice(device, locks, flags, as);
            default -> as.caller().openDevice(device, flags, as.path());
        };
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        requireReading();
        if (length == 0) {
            return 0;
        }
        switch (status.deviceNumber()) {
            case NULL -> {
                return -1;
            }
            case RANDOM, URANDOM -> caller.randomBytes(buffer, offset, length);
            default -> Arrays.fill(buffer, offset, offset + length, (byte) 0);
        }
        return length;
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        requireWriting();
        if (status.deviceNumber() == FULL && length > 0) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        return length;
    }

    @Override
    public void seek(long position) {
        // Every position of these devices is like any other.
    }

    @Override
    public long position() {
        return 0;
    }

    @Override
    public void truncate(long sizeBytes) throws IOException {
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    public FileStatus status() {
        return status;
    }

    @Override
    FileLocks findLocks() {
        return locks;
    }

    @Override
    void released() {
        // Memory's devices hold nothing.
    }
}
