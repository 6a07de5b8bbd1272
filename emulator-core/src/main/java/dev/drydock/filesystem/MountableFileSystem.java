package dev.drydock.filesystem;

import java.io.IOException;

/**
 * What can be mounted: a {@link WritableTree} (a container's root, a volume, a tmpfs), a directory of the host, a synthetic
 * tree such as {@code /proc}. Thread-safe.
 */
public abstract class MountableFileSystem {
    private final LockTable locks;

    MountableFileSystem() {
        this(new LockTable());
    }

    /** @param locks shared with other views of the same files */
    MountableFileSystem(LockTable locks) {
        this.locks = locks;
    }

    /** Its topmost file: a directory, as a rule. */
    abstract Vnode root() throws IOException;

    abstract SpaceStatus space() throws IOException;

    /** Who holds locks on its files. */
    final LockTable locks() {
        return locks;
    }
}
