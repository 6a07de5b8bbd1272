package dev.drydock.filesystem;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of a {@link MountableFileSystem}, reached by name. Two are equal if they are the same file of the same file system.
 * No method checks permissions or read-only mounts: the file context does, before it calls. What a kind of file or file
 * system does not have refuses with the errno that Linux gives.
 */
abstract class Vnode {

    abstract FileKind kind() throws IOException;

    /** Permission bits with setuid, setgid and sticky. */
    abstract int mode() throws IOException;

    abstract int uid() throws IOException;

    abstract int gid() throws IOException;

    /** @param device the number that the mount table gave to the file system */
    abstract FileStatus status(long device) throws IOException;

    /** The name that this was reached by, in its directory: a mount covers that one alone, and no other name of the file. */
    Object placeOfMount() {
        return this;
    }

    boolean isDirectory() throws IOException {
        return kind() == FileKind.DIRECTORY;
    }

    // Directories

    /** The file of that name; null if there is none. */
    @Nullable
    Vnode child(String name, Caller caller) throws IOException {
        throw new ErrnoException(Errno.ENOTDIR);
    }

    /** The directory that this directory is in; itself at the root. */
    Vnode parent() throws IOException {
        throw new ErrnoException(Errno.ENOTDIR);
    }

    /** The name of this directory in its parent. */
    String name() throws IOException {
        throw new ErrnoException(Errno.ENOTDIR);
    }

    List<DirectoryEntry> list(Caller caller) throws IOException {
        throw new ErrnoException(Errno.ENOTDIR);
    }

    Vnode create(String name, NewFile file) throws IOException {
        throw new ErrnoException(Errno.EPERM);
    }

    /** @param existing a file of the same file system */
    void link(String name, Vnode existing) throws IOException {
        throw new ErrnoException(Errno.EPERM);
    }

    void unlink(String name) throws IOException {
        throw new ErrnoException(Errno.EPERM);
    }

    void removeDirectory(String name) throws IOException {
        throw new ErrnoException(Errno.EPERM);
    }

    /** @param directory of the same file system */
    void rename(String from, Vnode directory, String to) throws IOException {
        throw new ErrnoException(Errno.EPERM);
    }

    /** Whether renaming this file to the other's name would change nothing: they are the same file. */
    boolean isRenamedOnto(Vnode other) {
        return equals(other);
    }

    // Files

    /** What a symbolic link says. */
    String target(Caller caller) throws IOException {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** What a link leads to that is no path, such as a pipe under {@code /proc/self/fd}; null for ordinary ones. */
    @Nullable
    OpenFile magicTarget(Caller caller) throws IOException {
        return null;
    }

    /** By which the machine around knows a socket that somebody listens on; nobody listens on any other file. */
    String socketAddress() throws IOException {
        throw new ErrnoException(Errno.ECONNREFUSED);
    }

    /** The locks on it, whoever has it open. */
    abstract FileLocks locks();

    /** Opens a regular file; one that is to be written is copied up first. */
    OpenFile open(Set<OpenFlag> flags, OpenAs as) throws IOException {
        throw new ErrnoException(Errno.ENXIO);
    }

    /** @param root whether root does it; anybody else takes setuid and setgid away */
    void truncate(long sizeBytes, boolean root) throws IOException {
        throw new ErrnoException(Errno.EINVAL);
    }

    void changeMode(int mode) throws IOException {
        throw new ErrnoException(Errno.EPERM);
    }

    void changeOwner(int uid, int gid, int mode) throws IOException {
        throw new ErrnoException(Errno.EPERM);
    }

    /** Extended attributes by name; the values must not be changed. */
    Map<String, byte[]> attributes() throws IOException {
        return Map.of();
    }

    /** @param value null removes it */
    void changeAttribute(String name, byte @Nullable [] value) throws IOException {
        throw new ErrnoException(Errno.EOPNOTSUPP);
    }

    /** Nanoseconds since the epoch; null leaves a time as it is. */
    void setTimes(@Nullable Long accessed, @Nullable Long modified) throws IOException {
        throw new ErrnoException(Errno.EPERM);
    }

    /** Sets both times to the present. */
    void touch() throws IOException {
        throw new ErrnoException(Errno.EPERM);
    }
}
