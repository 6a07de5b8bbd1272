package dev.drydock.filesystem.nio;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** An open file as a channel. */
final class OpenFileChannel implements SeekableByteChannel {
    private final OpenFile file;
    private final FileContext context;
    private final ContextPath path;
    private final boolean append;
    private final boolean deleteOnClose;
    private boolean open = true;

    /**
     * Takes over the reference to the file.
     *
     * @param append whether each write goes to the end
     * @param deleteOnClose whether the name goes with the channel
     */
    OpenFileChannel(OpenFile file, ContextPath path, boolean append, boolean deleteOnClose) {
        this.file = file;
        this.path = path;
        this.context = path.getFileSystem().context();
        this.append = append;
        this.deleteOnClose = deleteOnClose;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        requireOpen();
        if (!file.openForReading()) {
            throw new NonReadableChannelException();
        }
        if (!target.hasRemaining()) {
            return 0;
        }
        byte[] bytes = new byte[Math.min(target.remaining(), 64 * 1024)];
        int count = NioErrors.translated(path, () -> file.read(bytes, 0, bytes.length));
        target.put(bytes, 0, Math.max(0, count));
        return count;
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        requireOpen();
        if (!file.openForWriting()) {
            throw new NonWritableChannelException();
        }
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        NioErrors.translate(path, () -> {
            int written = 0;
            while (written < bytes.length) {
                written += file.write(bytes, written, bytes.length - written);
            }
        });
        return bytes.length;
    }

    /** Reads somewhere else, and leaves the position as it is. */
    synchronized int readAt(ByteBuffer target, long where) throws IOException {
        return at(where, () -> read(target));
    }

    /** Writes somewhere else, unless each write goes to the end, and leaves the position as it is. */
    synchronized int writeAt(ByteBuffer source, long where) throws IOException {
        return at(where, () -> write(source));
    }

    private int at(long where, NioErrors.Call<Integer> call) throws IOException {
        requireOpen();
        if (where < 0) {
            throw new IllegalArgumentException("negative position: " + where);
        }
        long before = NioErrors.translated(path, file::position);
        try {
            NioErrors.translate(path, () -> file.seek(where));
            return call.make();
        } finally {
            file.seek(before);
        }
    }

    @Override
    public synchronized long position() throws IOException {
        requireOpen();
        return NioErrors.translated(path, () -> append ? file.status().sizeBytes() : file.position());
    }

    @Override
    public synchronized SeekableByteChannel position(long newPosition) throws IOException {
        requireOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("negative position: " + newPosition);
        }
        if (!append) {
            NioErrors.translate(path, () -> file.seek(newPosition));
        }
        return this;
    }

    @Override
    public synchronized long size() throws IOException {
        requireOpen();
        return NioErrors.translated(path, () -> file.status().sizeBytes());
    }

    /** Only makes a file shorter; a position behind the new end comes to it. */
    @Override
    public synchronized SeekableByteChannel truncate(long size) throws IOException {
        requireOpen();
        if (size < 0) {
            throw new IllegalArgumentException("negative size: " + size);
        }
        if (!file.openForWriting()) {
            throw new NonWritableChannelException();
        }
        NioErrors.translate(path, () -> {
            if (size < file.status().sizeBytes()) {
                file.truncate(size);
            }
            if (file.position() > size) {
                file.seek(size);
            }
        });
        return this;
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void close() throws IOException {
        if (open) {
            open = false;
            try {
                file.close();
            } finally {
                if (deleteOnClose) {
                    deleteName();
                }
            }
        }
    }

    private void deleteName() {
        try {
            context.unlink(path.text());
        } catch (IOException gone) {
            // Best effort, as the option says: somebody else may have deleted it.
            return;
        }
    }
}
