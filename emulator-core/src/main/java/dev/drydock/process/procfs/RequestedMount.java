package dev.drydock.process.procfs;

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
 */
public record RequestedMount(
        MountableFileSystem fileSystem,
        String part,
        MountEntry entry,
        @Nullable IntFunction<RequestedMount> overDirectory) {

    /** A mount that is the same whatever it covers. */
    public RequestedMount(MountableFileSystem fileSystem, String part, MountEntry entry) {
        this(fileSystem, part, entry, null);
    }
}
