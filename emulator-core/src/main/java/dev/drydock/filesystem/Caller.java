package dev.drydock.filesystem;

import java.io.IOException;
import java.util.Set;

/**
 * The process that makes file calls, as far as files need to know it: {@code /proc/self} and the files whose other end is
 * not a file.
 */
public interface Caller {

    /** What {@code /proc/self} leads to. */
    int pid();

    /**
     * Opens a FIFO; blocks for the other end as {@code fifo(7)} says. The same device and inode are the same FIFO.
     *
     * @param path it was opened by, for {@link OpenFile#description}
     */
    OpenFile openFifo(FileStatus fifo, Set<OpenFlag> flags, String path) throws IOException;

    /**
     * Opens a device that is not memory's (null, zero, full, random, urandom are done here): terminals.
     *
     * @throws ErrnoException ENXIO if there is no such device
     */
    OpenFile openDevice(FileStatus device, Set<OpenFlag> flags, String path) throws IOException;

    /** Fills a part of an array with what {@code /dev/urandom} gives this process: from the engine's seed. */
    void randomBytes(byte[] buffer, int offset, int length) throws IOException;

    /** How large a regular file that it has opened may become now (RLIMIT_FSIZE). */
    default long largestFileBytes() {
        return Long.MAX_VALUE;
    }

    /** Somebody tried to let one become larger: what is to happen besides EFBIG (SIGXFSZ). */
    default void fileIsTooLarge() {}

    /** Nobody: pid 0, without terminals, pipes and chance (ENXIO). For the engine's own look into a container's files. */
    static Caller nobody() {
        return Nobody.INSTANCE;
    }

    /** The caller that is no process. */
    enum Nobody implements Caller {
        INSTANCE;

        @Override
        public int pid() {
            return 0;
        }

        @Override
        public OpenFile openFifo(FileStatus fifo, Set<OpenFlag> flags, String path) throws IOException {
            throw new ErrnoException(Errno.ENXIO, path);
        }

        @Override
        public OpenFile openDevice(FileStatus device, Set<OpenFlag> flags, String path) throws IOException {
            throw new ErrnoException(Errno.ENXIO, path);
        }

        @Override
        public void randomBytes(byte[] buffer, int offset, int length) throws IOException {
            throw new ErrnoException(Errno.ENXIO);
        }
    }
}
