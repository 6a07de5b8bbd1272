package dev.drydock.filesystem;

import dev.drydock.time.WaitQueue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An open file description: what one or more descriptors refer to. A regular file, a pipe end, a terminal, a device, a
 * socket. Shared by reference count: {@link #retain} for each further descriptor, {@link #close} gives one up; the last
 * one frees it.
 *
 * <p>Calls may block (a pipe, a terminal); they block in a wait of the engine's own, so the engine's clock knows, and they
 * end with EINTR when a signal arrives that the calling process handles. Safe for use by several threads; the position is
 * shared, as it is between a process and its children.
 */
public interface OpenFile {

    /**
     * Reads up to {@code length} bytes at the position.
     *
     * @return how many, at least 1 unless {@code length} is 0; -1 at the end
     * @throws ErrnoException EBADF if not open for reading, EISDIR, EAGAIN, EINTR, EIO
     */
    int read(byte[] buffer, int offset, int length) throws IOException;

    /**
     * Writes at the position (at the end if opened with APPEND).
     *
     * @return how many bytes were taken, at least 1 unless {@code length} is 0
     * @throws ErrnoException EBADF if not open for writing, EPIPE, EAGAIN, EINTR, ENOSPC, EFBIG
     */
    int write(byte[] buffer, int offset, int length) throws IOException;

    /**
     * Moves the position.
     *
     * @param position bytes from the start, zero or more; may lie behind the end
     * @throws ErrnoException ESPIPE if this cannot be positioned, EINVAL if negative
     */
    void seek(long position) throws IOException;

    /** @throws ErrnoException ESPIPE if this cannot be positioned */
    long position() throws IOException;

    /**
     * Sets the length; a gap reads as zeros.
     *
     * @throws ErrnoException EINVAL, EBADF, ENOSPC
     */
    void truncate(long sizeBytes) throws IOException;

    FileStatus status() throws IOException;

    /** Whether a read would not block: data, the end, or an error is there. */
    boolean readable();

    /** Whether a write of one byte would not block. */
    boolean writable();

    /**
     * Where to hear that {@link #readable} or {@link #writable} may have changed; null for a file that never blocks.
     */
    default @Nullable WaitQueue changes() {
        return null;
    }

    /** Whether this is a terminal ({@code isatty}). */
    default boolean isTerminal() {
        return false;
    }

    /** Whether it was opened so that {@link #write} is allowed. */
    boolean openForWriting();

    /** Whether it was opened so that {@link #read} is allowed. */
    boolean openForReading();

    /** The path it was opened by, as {@code /proc/PID/fd} shows it; {@code pipe:[7]} and the like for what has none. */
    String description();

    /** The locks on the file that it refers to, shared by all who have that file open; what this one holds ends with it. */
    FileLocks locks() throws IOException;

    /** One more descriptor refers to it. */
    OpenFile retain();

    /** One descriptor fewer refers to it. Frees it after the last; never blocks. */
    void close() throws IOException;
}
