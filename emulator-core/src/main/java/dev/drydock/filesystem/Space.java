package dev.drydock.filesystem;

/** What {@code statfs} tells where nothing is limited. */
final class Space {
    /** A disk of 64 GiB with 48 GiB free, like the machine that the engine is said to run on. */
    static final SpaceStatus OF_A_DISK = new SpaceStatus(64L << 30, 48L << 30, 4L << 20, 3L << 20, 4096);

    /** A file system without blocks, such as {@code /proc}. */
    static final SpaceStatus NONE = new SpaceStatus(0, 0, 0, 0, 4096);

    private Space() {}

    /** What has room for so much, in whole pages, and for an inode a page. */
    static SpaceStatus of(long limitBytes, long usedPages, long usedInodes) {
        long free = Math.max(0, limitBytes - usedPages * Room.PAGE_BYTES);
        long inodes = limitBytes / Room.PAGE_BYTES;
        return new SpaceStatus(limitBytes, free, inodes, Math.max(0, inodes - usedInodes), Room.PAGE_BYTES);
    }
}
