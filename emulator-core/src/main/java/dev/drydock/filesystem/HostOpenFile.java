package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Set;

/** A regular file of the host, open. */
final class HostOpenFile extends CountedFile {
    private final HostVnode file;
    private final SeekableByteChannel channel;
    private final OpenAs as;
    private boolean keepsMode;

    HostOpenFile(HostVnode file, SeekableByteChannel channel, Set<OpenFlag> flags, OpenAs as) {
        super(flags, as.path());
        this.file = file;
        this.channel = channel;
        this.as = as;
        this.keepsMode = as.keepsMode();
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
        requireReading();
        return length == 0 ? 0 : HostErrors.translated(() -> channel.read(ByteBuffer.wrap(buffer, offset, length)));
    }

    @Override
    public synchronized int write(byte[] buffer, int offset, int length) throws IOException {
        requireWriting();
        return HostErrors.translated(() -> {
            if (isAppending()) {
                channel.position(channel.size());
            }
            int count = as.room(channel.position(), length);
            int written = channel.write(ByteBuffer.wrap(buffer, offset, count));
            changed();
            return written;
        });
    }

    private void changed() throws IOException {
        if (!keepsMode) {
            keepsMode = true;
            file.dropPrivileges();
        }
    }

    @Override
    public synchronized void seek(long position) throws IOException {
        if (position < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        HostErrors.translate(() -> channel.position(position));
    }

    @Override
    public synchronized long position() throws IOException {
        return HostErrors.translated(channel::position);
    }

    @Override
    public synchronized void truncate(long sizeBytes) throws IOException {
        requireWriting();
        if (sizeBytes < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        as.requireRoom(sizeBytes);
        HostErrors.translate(() -> {
            resize(channel, sizeBytes);
            changed();
        });
    }

    /** Leaves the position where it was. */
    static void resize(SeekableByteChannel channel, long sizeBytes) throws IOException {
        long position = channel.position();
        if (sizeBytes < channel.size()) {
            channel.truncate(sizeBytes);
        } else if (sizeBytes > channel.size()) {
            channel.position(sizeBytes - 1);
            channel.write(ByteBuffer.allocate(1));
        }
        channel.position(position);
    }

    @Override
    public FileStatus status() throws IOException {
        return file.status(as.device());
    }

    @Override
    FileLocks findLocks() {
        return file.locks();
    }

    @Override
    void released() throws IOException {
        HostErrors.translate(channel::close);
    }
}
