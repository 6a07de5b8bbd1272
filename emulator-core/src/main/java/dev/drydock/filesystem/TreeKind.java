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
    private static final long LARGEST_ON_DISK = (1L << 44) - BLOCK;
    /** Longer targets of symbolic links do not fit into the inode. */
    private static final long DISK_TARGET = 59;

    private static final long TMPFS_TARGET = 127;

    /** As large as a file can become: what ext4 can number, and all that can be said. */
    long largestFileBytes() {
        return this == TMPFS ? Long.MAX_VALUE : LARGEST_ON_DISK;
    }

    /** What {@code stat} says: on a disk a directory has a block, in memory twenty bytes a name, two names at least. */
    long sizeOf(Inode inode) {
        if (inode.body() instanceof InodeBody.Directory directory) {
            return this == TMPFS ? TMPFS_ENTRY * (2 + directory.entries().size()) : BLOCK;
        }
        return inode.sizeBytes();
    }

    /** Room that {@code stat} tells of, as ext4 and tmpfs have it. */
    long allocatedOf(Inode inode) {
        return switch (inode.kind()) {
            case REGULAR -> ((InodeBody.Regular) inode.body()).content().allocatedBytes();
            case DIRECTORY -> this == TMPFS ? 0 : BLOCK;
            case SYMLINK -> inode.sizeBytes() > (this == TMPFS ? TMPFS_TARGET : DISK_TARGET) ? BLOCK : 0;
            default -> 0;
        };
    }
}
