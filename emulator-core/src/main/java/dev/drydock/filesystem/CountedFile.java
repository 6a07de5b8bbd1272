package dev.drydock.filesystem;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What open files of this package have in common: how many descriptors refer to them, and what they were opened for. */
abstract class CountedFile implements OpenFile {
    private final AtomicInteger references = new AtomicInteger(1);
    private final boolean reading;
    private final boolean writing;
    private final boolean appending;
    private final String description;
    /** Once somebody has asked for them. */
    private volatile @Nullable FileLocks locks;

    CountedFile(Set<OpenFlag> flags, String description) {
        this.appending = flags.contains(OpenFlag.APPEND);
        this.writing = appending || flags.contains(OpenFlag.WRITE);
        this.reading = !writing || flags.contains(OpenFlag.READ);
        this.description = description;
    }

    /** Called once, when no descriptor refers to it any more. */
    abstract void released() throws IOException;

    /** The locks on the file, by what makes it the same file. */
    abstract FileLocks findLocks() throws IOException;

    /** Whether each write goes to the end. */
    boolean isAppending() {
        return appending;
    }

    void requireReading() throws ErrnoException {
        if (!openForReading() || references.get() == 0) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    void requireWriting() throws ErrnoException {
        if (!openForWriting() || references.get() == 0) {
            throw new ErrnoException(Errno.EBADF);
        }
    }

    @Override
    public boolean openForWriting() {
        return writing;
    }

    @Override
    public boolean openForReading() {
        return reading;
    }

    @Override
    public String description() {
        return description;
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
    public FileLocks locks() throws IOException {
        FileLocks found = locks;
        if (found == null) {
            found = findLocks();
            locks = found;
        }
        return found;
    }

    @Override
    public OpenFile retain() {
        references.incrementAndGet();
        return this;
    }

    @Override
    public void close() throws IOException {
        if (references.decrementAndGet() == 0) {
            FileLocks held = locks;
            if (held != null) {
                held.release(this);
            }
            released();
        }
    }
}
