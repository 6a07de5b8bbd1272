package dev.drydock.process.kernel;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileLocks;
import dev.drydock.filesystem.OpenFile;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An open file that is the kernel's own: a pipe's end, a terminal, the engine's end of a stream. Counts its references and
 * has no position.
 */
abstract class KernelFile implements OpenFile {
    private final AtomicInteger references;
    /** Once somebody has asked for them. */
    private volatile @Nullable FileLocks locks;

    /** @param references how many there are already; 0 for one that lives on while nobody refers to it, as a terminal does */
    KernelFile(int references) {
        this.references = new AtomicInteger(references);
    }

    /** Called each time when the last reference has been given up; must not block. */
    abstract void released();

    /** How many descriptors refer to it. */
    final int references() {
        return references.get();
    }

    final void requireReading() throws ErrnoException {
        if (!openForReading() || references.get() == 0) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    final void requireWriting() throws ErrnoException {
        if (!openForWriting() || references.get() == 0) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public int write(byte[] buffer, int offset, int length) throws IOException {
        throw new ErrnoException(Errno.EBADF);
    }

    @Override
    public void seek(long position) throws IOException {
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
    public final FileLocks locks() {
        FileLocks found = locks;
        if (found != null) {
            return found;
        }
        synchronized (references) {
            found = locks == null ? findLocks() : locks;
            locks = found;
            return found;
        }
    }

    /** Those of its own; for several ends of one thing the same. */
    FileLocks findLocks() {
        return new FileLocks();
    }

    @Override
    public OpenFile retain() {
        references.incrementAndGet();
        return this;
    }

    @Override
    public final void close() {
        if (references.decrementAndGet() == 0) {
            FileLocks held = locks;
            if (held != null) {
                held.release(this);
            }
            released();
        }
    }
}
