package dev.drydock.filesystem;

/** What a {@link WritableTree} passes for. */
enum TreeKind {
    /** A container's root over its image, on a disk. */
    OVERLAY,
    /** A directory on a disk: a volume. */
    DISK,
    /** Files in memory. */
    TMPFS;

    private static final long BLOCK = 4096;
    private static final long TMPFS_ENTRY = 20;

    /** What {@code stat} says: on a disk a directory has a block, in memory twenty bytes a name, two names at least. */
    long sizeOf(Inode inode) {
        if (inode.body() instanceof InodeBody.Directory directory) {
            return this == TMPFS ? TMPFS_ENTRY * (2 + directory.entries().size()) : BLOCK;
        }
        return inode.sizeBytes();
    }
}
