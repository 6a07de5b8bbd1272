package dev.drydock.filesystem;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine's file contents are: one Jimfs, made at the first write, with a numbered file for each content. Nothing
 * else is in it: names, owners and modes are inodes. Small files are in the heap ({@link SmallContent}) and only counted here.
 * Thread-safe.
 */
public final class ContentStore implements AutoCloseable {
    private static final int BLOCK_BYTES = 1024;
    /** Jimfs counts blocks in an int. */
    private static final long LARGEST = (long) BLOCK_BYTES * Integer.MAX_VALUE;

    private static final long FREED_BYTES_KEPT = 4L << 20;

    /** Of what all may hold, small files may take one part in so many; then they go to Jimfs, too. */
    private static final int SMALL_SHARE = 4;

    private final long limitBytes;
    private final AtomicLong smallBytes = new AtomicLong();
    private @Nullable FileSystem jimfs;
    private int files;
    private boolean closed;

    /** @param limitBytes how much all files together may hold; more is ENOSPC */
    public ContentStore(long limitBytes) {
        this.limitBytes = Math.min(limitBytes, LARGEST);
    }

    /** A store that only the heap limits. */
    public static ContentStore unlimited() {
        return new ContentStore(LARGEST);
    }

    /** A new file in the Jimfs. Its path is one name, from the working directory: Jimfs takes its time with longer ones. */
    StoredFile newFile() throws IOException {
        Path path;
        synchronized (this) {
            path = fileSystem().getPath(Integer.toString(files++));
        }
        return new StoredFile(path);
    }

    /** An empty one with the same limit, for files that come and go as a whole. */
    public ContentStore another() {
        return new ContentStore(limitBytes);
    }

    /** @return false if small files hold as much as they may */
    boolean takeSmall(int bytes) {
        long most = limitBytes / SMALL_SHARE;
        if (smallBytes.addAndGet(bytes) <= most) {
            return true;
        }
        smallBytes.addAndGet(-bytes);
        return false;
    }

    void giveSmall(long bytes) {
        smallBytes.addAndGet(-bytes);
    }

    /** Whether anything was ever written. */
    public synchronized boolean isUsed() {
        return jimfs != null;
    }

    private FileSystem fileSystem() {
        if (closed) {
            throw new IllegalStateException("the engine is closed");
        }
        if (jimfs == null) {
            jimfs = Jimfs.newFileSystem(Configuration.unix().toBuilder()
                    .setWorkingDirectory("/")
                    .setBlockSize(BLOCK_BYTES)
                    .setMaxSize(limitBytes - limitBytes / SMALL_SHARE)
                    .setMaxCacheSize(FREED_BYTES_KEPT)
                    .setAttributeViews("basic")
                    .build());
        }
        return jimfs;
    }

    /** Gives all contents up; files in them cannot be read any more. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        if (jimfs != null) {
            try {
                jimfs.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException("a Jimfs has nothing to flush", impossible);
            }
            jimfs = null;
        }
    }
}
