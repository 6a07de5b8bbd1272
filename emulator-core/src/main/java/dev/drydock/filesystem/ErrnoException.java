package dev.drydock.filesystem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A system call that failed. The message is strerror's text; programs put their own words around it. It is an answer as good
 * as any, given at each directory of a search for a program, and has no stack trace: that costs more than most calls.
 */
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Errno errno;
    private final @Nullable String path;

    public ErrnoException(Errno errno) {
        this(errno, null);
    }

    /** @param path the path as the caller gave it, kept for messages */
    public ErrnoException(Errno errno, @Nullable String path) {
        super(errno.words());
        this.errno = errno;
        this.path = path;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it changes nothing
    public Throwable fillInStackTrace() {
        return this;
    }

    public Errno errno() {
        return errno;
    }

    public @Nullable String path() {
        return path;
    }

    /** strerror's text. */
    public String words() {
        return errno.words();
    }
}
