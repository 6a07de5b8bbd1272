package dev.drydock.filesystem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file system, or a part of it, at a place in a mount table. */
final class Mount {
    private final MountableFileSystem fileSystem;
    private final long device;
    private final Vnode top;
    private final @Nullable Location at;
    private volatile MountEntry entry;

    Mount(Source source, @Nullable Location at, MountEntry entry) {
        this.fileSystem = source.fileSystem();
        this.device = source.device();
        this.top = source.top();
        this.at = at;
        this.entry = entry;
    }

    /**
     * What is mounted.
     *
     * @param device number that {@code stat} shows for its files
     * @param top what is seen at the mount point: the file system's root, or the file or directory that is bound
     */
    record Source(MountableFileSystem fileSystem, long device, Vnode top) {}

    MountableFileSystem fileSystem() {
        return fileSystem;
    }

    long device() {
        return device;
    }

    Location top() {
        return new Location(this, top);
    }

    /** The place that it covers; null for the root of the table. */
    @Nullable
    Location at() {
        return at;
    }

    MountEntry entry() {
        return entry;
    }

    /** Nothing can be written any more; what is open already can. */
    void makeReadOnly() {
        MountEntry before = entry;
        if (!isReadOnly()) {
            entry = new MountEntry(
                    before.source(),
                    before.target(),
                    before.type(),
                    "ro" + before.options().substring("rw".length()));
        }
    }

    /** Whether nothing can be executed on it ({@code noexec}). */
    boolean refusesPrograms() {
        String options = entry.options();
        return options.contains("noexec") && List.of(options.split(",")).contains("noexec");
    }

    boolean isReadOnly() {
        return entry.options().equals("ro") || entry.options().startsWith("ro,");
    }
}
