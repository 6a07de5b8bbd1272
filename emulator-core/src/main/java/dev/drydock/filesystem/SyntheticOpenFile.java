package dev.drydock.filesystem;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;

/** A {@link SyntheticFile}, open: its text is asked for when it is read from the beginning, and stays until it is again. */
final class SyntheticOpenFile extends CountedFile {
    private static final byte[] UNREAD = {};

    private final SyntheticFile file;
    private final FileStatus status;
    private final FileLocks locks;
    private final Caller caller;
    private byte[] text = UNREAD;
    private long position;

    SyntheticOpenFile(SyntheticFile file, FileStatus status, FileLocks locks, Set<OpenFlag> flags, OpenAs as) {
        super(flags, as.path());
        this.file = file;
        this.status = status;
        this.locks = locks;
        this.caller = as.caller();
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
        requireReading();
        if (length == 0) {
            return 0;
        }
        if (position == 0) {
            text = file.read(caller);
        }
        if (position >= text.length) {
            return -1;
        }
        int count = (int) Math.min(length, text.length - position);
        System.arraycopy(text, (int) position, buffer, offset, count);
        position += count;
        return count;
    }

    @Override
    public synchronized int write(byte[] buffer, int offset, int length) throws IOException {
        requireWriting();
        file.write(Arrays.copyOfRange(buffer, offset, offset + length), caller);
        position += length;
        return length;
    }

    @Override
    public synchronized void seek(long newPosition) throws IOException {
        if (newPosition < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = newPosition;
    }

    @Override
    public synchronized long position() {
        return position;
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
    synchronized void released() {
        text = UNREAD;
    }
}
