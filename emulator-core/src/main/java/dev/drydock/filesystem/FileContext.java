package dev.drydock.filesystem;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file calls of one process: a mount table seen from a root and a working directory, with credentials and a umask.
 * Paths are Linux paths; a relative one starts at the working directory. Every call checks permissions as Linux does and
 * fails with an {@link ErrnoException}; symbolic links in the middle are followed (at most 40, then ELOOP), and the last
 * one where the call says so. A component is at most 255 bytes and a path at most 4,095 (ENAMETOOLONG).
 *
 * <p>As ordinary Java code wants files, {@code filesystem.nio} shows those of a context.
 *
 * <p>Not thread-safe in its working directory, credentials and umask (they belong to one process); the files behind it are.
 */
public interface FileContext {

    /** A second context over the same mounts, with this one's directory, credentials and umask: what fork gives a child. */
    FileContext fork();

    /** As {@link #fork()}, for the files of a child that opens FIFOs, terminals and {@code /proc/self} as its own. */
    FileContext fork(Caller child);

    Credentials credentials();

    void become(Credentials credentials);

    /**
     * Sets the umask, 0 to 0777.
     *
     * @return the one before
     */
    int umask(int mask);

    /** The umask, 0 to 0777. */
    int umask();

    /**
     * Absolute path of the working directory ({@code getcwd}).
     *
     * @throws ErrnoException ENOENT if it was removed
     */
    String workingDirectory() throws IOException;

    void changeDirectory(String path) throws IOException;

    /**
     * {@code chroot}.
     *
     * @throws ErrnoException EPERM unless root
     */
    void changeRoot(String path) throws IOException;

    /** @param mode bits for a file that CREATE makes, less the umask; ignored otherwise */
    OpenFile open(String path, Set<OpenFlag> flags, int mode) throws IOException;

    /**
     * Opens a program for {@code execve(2)}; links are followed.
     *
     * @throws ErrnoException EACCES also for what is no regular file, and on a mount that nothing is executed on
     */
    ExecutableFile openProgram(String path) throws IOException;

    /** Follows a symbolic link at the end. */
    FileStatus status(String path) throws IOException;

    /** Does not follow a symbolic link at the end ({@code lstat}). */
    FileStatus linkStatus(String path) throws IOException;

    /** Whether the path leads to a file (following links); any error means no. */
    boolean exists(String path);

    /** {@code access(2)}: READ = 4, WRITE = 2, EXECUTE = 1, or'ed; 0 asks for existence. */
    boolean access(String path, int wanted);

    /** The names in a directory, in byte order of the names. */
    List<DirectoryEntry> list(String path) throws IOException;

    void makeDirectory(String path, int mode) throws IOException;

    void removeDirectory(String path) throws IOException;

    /**
     * Removes a name that is not a directory's.
     *
     * @throws ErrnoException EISDIR for a directory
     */
    void unlink(String path) throws IOException;

    /** {@code rename(2)}: atomic; replaces a file by a file and an empty directory by a directory. */
    void rename(String from, String to) throws IOException;

    /** A hard link; a symbolic link at the end of {@code existing} is linked itself. */
    void link(String existing, String name) throws IOException;

    void symlink(String target, String name) throws IOException;

    String readLink(String path) throws IOException;

    /**
     * Makes a FIFO, a device node or a socket.
     *
     * @param deviceNumber {@code major << 8 | minor}
     */
    void makeNode(String path, FileKind kind, int mode, int deviceNumber) throws IOException;

    void changeMode(String path, int mode) throws IOException;

    /** @param follow whether a symbolic link at the end is followed; an id of -1 leaves it as it is */
    void changeOwner(String path, int uid, int gid, boolean follow) throws IOException;

    /**
     * @param accessed null leaves it;
     *
     * @param modified null leaves it
     */
    void setTimes(String path, @Nullable Instant accessed, @Nullable Instant modified, boolean follow)
            throws IOException;

    /**
     * Sets both times to the present, which whoever may write the file may do, too.
     *
     * @param follow whether a symbolic link at the end is followed
     */
    void touch(String path, boolean follow) throws IOException;

    void truncate(String path, long sizeBytes) throws IOException;

    /**
     * Extended attributes by name, without those that the caller may not see.
     *
     * @param follow whether a symbolic link at the end is followed
     */
    Map<String, byte[]> attributes(String path, boolean follow) throws IOException;

    /**
     * Sets an extended attribute, such as {@code user.mime_type}.
     *
     * @param follow whether a symbolic link at the end is followed
     * @throws ErrnoException EOPNOTSUPP where there are none, or no such kind of them; ENOSPC beyond what fits into a block;
     *     EINVAL for a {@code security.capability} that is none
     */
    void setAttribute(String path, String name, byte[] value, boolean follow) throws IOException;

    /** @throws ErrnoException ENODATA if there is none */
    void removeAttribute(String path, String name, boolean follow) throws IOException;

    /**
     * By which the machine around knows a unix socket, as one that {@code connect(2)} asks for it.
     *
     * @throws ErrnoException ENOENT; EACCES without the right to write; ECONNREFUSED for a file that nobody listens on
     */
    String socketAddress(String path) throws IOException;

    /** The absolute path without links, {@code .} and {@code ..}; every component must exist. */
    String realPath(String path) throws IOException;

    /** The mount table, in the order of {@code /proc/mounts}. */
    List<MountEntry> mounts() throws IOException;

    /** The mount that a file is on; links are followed. */
    MountEntry mountOf(String path) throws IOException;

    SpaceStatus space(String path) throws IOException;

    /** What the look-ups of this context find from now on; it tells of no earlier one any more. */
    Findings findings();

    /**
     * Reads a whole file.
     *
     * @throws ErrnoException EFBIG above 2 GiB
     */
    default byte[] readAll(String path) throws IOException {
        OpenFile file = open(path, WholeFile.READ, 0);
        try {
            return WholeFile.read(file, path);
        } finally {
            file.close();
        }
    }

    /** Creates or truncates a file and writes it whole, mode 0666 less the umask. */
    default void writeAll(String path, byte[] contents) throws IOException {
        OpenFile file = open(path, WholeFile.REPLACE, 0666);
        try {
            WholeFile.write(file, contents);
        } finally {
            file.close();
        }
    }
}
