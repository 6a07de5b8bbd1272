package dev.drydock.filesystem.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** An open file as a {@code FileChannel}, without what only the machine's own files have: mappings and locks. */
final class ContextFileChannel extends FileChannel {
    private static final int PIECE_BYTES = 64 * 1024;

    private final OpenFileChannel file;

    /** Takes the channel over. */
    ContextFileChannel(OpenFileChannel file) {
        this.file = file;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return file.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        long all = 0;
        for (int i = offset; i < offset + length; i++) {
            while (targets[i].hasRemaining()) {
                int count = file.read(targets[i]);
                if (count < 0) {
                    return all == 0 ? -1 : all;
                }
                all += count;
            }
        }
        return all;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.readAt(target, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return file.write(source);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        long all = 0;
        for (int i = offset; i < offset + length; i++) {
            all += file.write(sources[i]);
        }
        return all;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return file.writeAt(source, position);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        file.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    /** What is written is there for everybody at once. */
    @Override
    public void force(boolean metaData) throws IOException {
        file.size();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        long done = 0;
        while (done < count) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, count - done));
            if (file.readAt(piece, position + done) <= 0) {
                return done;
            }
            piece.flip();
            int length = piece.remaining();
            int written = target.write(piece);
            done += written;
            if (written < length) {
                return done;
            }
        }
        return done;
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        long done = 0;
        // Nothing is written behind a gap (java.nio.channels.FileChannel).
        while (done < count && position <= file.size()) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE_BYTES, count - done));
            if (source.read(piece) <= 0) {
                return done;
            }
            piece.flip();
            done += file.writeAt(piece, position + done);
        }
        return done;
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException("files of containers cannot be mapped into memory");
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("files of containers cannot be locked");
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException("files of containers cannot be locked");
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
