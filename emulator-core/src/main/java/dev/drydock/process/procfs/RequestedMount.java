package dev.drydock.process.procfs;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.MountEntry;
import dev.drydock.filesystem.MountableFileSystem;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A mount that a container was asked to have: a volume, a directory of the host, a tmpfs, {@code /etc/hosts}.
 *
 * @param part path of what is mounted in its file system; empty for all of it
 * @param overDirectory what is mounted in its stead over a directory that is there, by that one's mode; null if that makes no
 *     difference
 * @param refusal what Linux answers instead of mounting it; null if it does mount it
 */
public record RequestedMount(
        MountableFileSystem fileSystem,
        String part,
        MountEntry entry,
        @Nullable IntFunction<RequestedMount> overDirectory,
        @Nullable Errno refusal) {

    /** A mount that is the same whatever it covers. */
    public RequestedMount(MountableFileSystem fileSystem, String part, MountEntry entry) {
        this(fileSystem, part, entry, null, null);
    }

    /** The same mount, which depends on the mode of the directory that it covers. */
    public RequestedMount overDirectory(IntFunction<RequestedMount> byMode) {
        return new RequestedMount(fileSystem, part, entry, byMode, refusal);
    }

    /** A mount that Linux refuses once its mount point is there. */
    public RequestedMount refusedWith(Errno errno) {
        return new RequestedMount(fileSystem, part, entry, overDirectory, errno);
    }
}
