package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/** A regular file of a {@link WritableTree}, open; goes on working when its last name is removed. */
final class TreeOpenFile extends CountedFile {
    private final WritableTree owner;
    private final int number;
    private final OpenAs as;
    private long position;

    TreeOpenFile(WritableTree owner, int number, Set<OpenFlag> flags, OpenAs as) {
        super(flags, as.path());
        this.owner = owner;
        this.number = number;
        this.as = as;
    }

    private Inode inode() throws ErrnoException {
        Inode inode = owner.tree().find(number);
        if (inode == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return inode;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) throws IOException {
        requireReading();
        if (!(inode().body() instanceof InodeBody.Regular file)) {
            throw new ErrnoException(Errno.EISDIR);
        }
        if (length == 0) {
            return 0;
        }
        long left = file.sizeBytes() - position;
        if (left <= 0) {
            return -1;
        }
        int wanted = (int) Math.min(left, length);
        int filled = 0;
        int count = wanted;
        while (filled < wanted && count > 0) {
            count = file.content().read(position + filled, buffer, offset + filled, wanted - filled);
            filled += count;
        }
        // What lies behind the stored bytes are zeros.
        Arrays.fill(buffer, offset + filled, offset + wanted, (byte) 0);
        position += wanted;
        return wanted;
    }

    @Override
    public synchronized int write(byte[] buffer, int offset, int length) throws IOException {
        requireWriting();
        if (length == 0) {
            return 0;
        }
        long from = isAppending() ? status().sizeBytes() : position;
        int count = as.room(from, length);
        ByteBuffer bytes = ByteBuffer.wrap(buffer, offset, count);
        position = owner.write(number, isAppending() ? WritableTree.AT_END : position, bytes, as.keepsMode());
        return bytes.position() - offset;
    }

    @Override
    public synchronized void seek(long newPosition) throws IOException {
        if (newPosition < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        position = newPosition;
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public void truncate(long sizeBytes) throws IOException {
        if (sizeBytes < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (!openForWriting()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        as.requireRoom(sizeBytes);
        owner.truncate(number, sizeBytes, as.keepsMode());
    }

    @Override
    public FileStatus status() throws IOException {
        Inode inode = inode();
        return owner.status(inode, as.device(), number);
    }

    @Override
    FileLocks findLocks() {
        return owner.locks().of(number);
    }

    @Override
    void released() throws IOException {
        owner.closed(number);
    }
}
