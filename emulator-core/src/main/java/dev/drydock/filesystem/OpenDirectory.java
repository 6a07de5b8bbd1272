package dev.drydock.filesystem;

import java.io.IOException;
import java.util.Set;

/** A directory that is open: for {@code fstat} and as a place; its bytes cannot be read. */
final class OpenDirectory extends CountedFile {
    private final Location directory;

    OpenDirectory(Location directory, Set<OpenFlag> flags, OpenAs as) {
        super(flags, as.path());
        this.directory = directory;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        requireReading();
        throw new ErrnoException(Errno.EISDIR);
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public void seek(long position) throws IOException {
        if (position < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
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
    public FileStatus status() throws IOException {
        return directory.status();
    }

    @Override
    FileLocks findLocks() {
        return directory.vnode().locks();
    }

    @Override
    void released() {
        // A place holds nothing.
    }
}
