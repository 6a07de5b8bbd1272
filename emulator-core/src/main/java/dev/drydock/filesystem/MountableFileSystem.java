package dev.drydock.filesystem;

import java.io.IOException;

/**
 * What can be mounted: a {@link WritableTree} (a container's root, a volume, a tmpfs), a directory of the host, a synthetic
 * tree such as {@code /proc}. Thread-safe.
 */
public abstract class MountableFileSystem {
    MountableFileSystem() {}

    /** Its topmost file: a directory, as a rule. */
    abstract Vnode root() throws IOException;

    abstract SpaceStatus space() throws IOException;
}
