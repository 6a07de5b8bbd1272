package dev.drydock.filesystem;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What open files of this package have in common: how many descriptors refer to them, and what they were opened for. */
abstract class CountedFile implements OpenFile {
    private final AtomicInteger references = new AtomicInteger(1);
    private final Set<OpenFlag> flags;
    private final String description;

    CountedFile(Set<OpenFlag> flags, String description) {
        this.flags = Set.copyOf(flags);
        this.description = description;
    }

    /** Called once, when no descriptor refers to it any more. */
    abstract void released() throws IOException;

    boolean has(OpenFlag flag) {
        return flags.contains(flag);
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
        return has(OpenFlag.WRITE) || has(OpenFlag.APPEND);
    }

    @Override
    public boolean openForReading() {
        return has(OpenFlag.READ) || !openForWriting();
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
    public OpenFile retain() {
        references.incrementAndGet();
        return this;
    }

    @Override
    public void close() throws IOException {
        if (references.decrementAndGet() == 0) {
            released();
        }
    }
}
