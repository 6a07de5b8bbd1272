package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file in the Jimfs, kept open. A Java channel is closed when a thread that uses it is interrupted, and the threads of
 * programs are interrupted by signals; so calls here shed the interrupt first, open the file again if one came in between,
 * and restore it afterwards. Every call names its position, so doing one twice does no harm.
 */
final class StoredFile {
    private static final Set<StandardOpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private static final Set<StandardOpenOption> AGAIN = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path path;
    private volatile FileChannel channel;
    private volatile boolean deleted;

    /** @param path of no file yet */
    StoredFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, NEW);
    }

    /** @return how many bytes were read, 0 at the end, or if it was deleted: a look at an older tree may come too late */
    int read(long position, byte[] buffer, int offset, int length) throws IOException {
        return (int) Math.max(0, call(open -> open.read(ByteBuffer.wrap(buffer, offset, length), position)));
    }

    void write(long position, ByteBuffer bytes) throws IOException {
        int offset = bytes.position();
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            long count = call(open -> {
                bytes.position(start);
                return writeOrFull(open, bytes, position + start - offset);
            });
            if (count == 0) {
                throw new ErrnoException(Errno.EIO);
            }
        }
    }

    /** Jimfs says that it is full with a plain exception; all else that it says has a class of its own. */
    private static int writeOrFull(FileChannel open, ByteBuffer bytes, long position) throws IOException {
        try {
            return open.write(bytes, position);
        } catch (ClosedChannelException closed) {
            throw closed;
        } catch (IOException full) {
            ErrnoException error = new ErrnoException(Errno.ENOSPC);
            error.addSuppressed(full);
            throw error;
        }
    }

    void truncate(long sizeBytes) throws IOException {
        call(open -> {
            open.truncate(sizeBytes);
            return 0;
        });
    }

    /** Gives the bytes back, which Jimfs does only for files that are closed. */
    synchronized void delete() throws IOException {
        deleted = true;
        channel.close();
        if (path.getFileSystem().isOpen()) {
            Files.deleteIfExists(path);
        }
    }

    private long call(ChannelCall call) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                FileChannel open = channel;
                try {
                    return call.on(open);
                } catch (ClosedChannelException closed) {
                    if (!path.getFileSystem().isOpen()) {
                        throw new ErrnoException(Errno.EIO);
                    }
                    interrupted |= Thread.interrupted();
                    if (!reopen(open)) {
                        return 0;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @return false if it was deleted */
    private synchronized boolean reopen(FileChannel closed) throws IOException {
        if (!deleted && channel == closed) {
            channel = FileChannel.open(path, AGAIN);
        }
        return !deleted;
    }

    @FunctionalInterface
    private interface ChannelCall {
        long on(FileChannel open) throws IOException;
    }
}
