package dev.drydock.filesystem;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * How much a writable tree may hold: the size of a tmpfs, or as much as a test has left of a disk. Counted as the file systems
 * of Linux count, in whole pages: what is stored of regular files, and long targets of symbolic links; of an overlay only what
 * its writable layer holds. Guarded by the tree.
 */
final class Room {
    static final long NO_LIMIT = Long.MAX_VALUE;
    static final int PAGE_BYTES = Blocks.BYTES;
    /** A shorter target is kept in the inode. */
    private static final int LONG_TARGET_BYTES = 128;

    private final FileTree base;
    private long limitBytes;
    /** The tree that was counted last. */
    private FileTree counted;

    private long usedPages;

    /** @param base what costs nothing: the tree below an overlay; an empty one if there is none */
    Room(FileTree base, long limitBytes) {
        this.base = base;
        this.limitBytes = limitBytes;
        this.counted = base;
    }

    boolean isLimited() {
        return limitBytes != NO_LIMIT;
    }

    long limitBytes() {
        return limitBytes;
    }

    void limit(long bytes) {
        limitBytes = bytes;
    }

    /**
     * How many bytes of a write fit; those behind them do not.
     *
     * @param unnamed inodes that are open and have no name any more
     * @throws ErrnoException ENOSPC if none does
     */
    int fitting(FileTree tree, Iterable<Integer> unnamed, Content content, long position, int length)
            throws IOException {
        if (!isLimited()) {
            return length;
        }
        long free = Math.max(0, limitBytes / PAGE_BYTES - usedPages(tree, unnamed));
        long end = position;
        while (end < position + length && (free > 0 || !content.isHole(end))) {
            free -= content.isHole(end) ? 1 : 0;
            end = (end / PAGE_BYTES + 1) * PAGE_BYTES;
        }
        if (end <= position) {
            throw new ErrnoException(Errno.ENOSPC);
        }
        return (int) Math.min(length, end - position);
    }

    /** @throws ErrnoException ENOSPC if a change makes the tree hold more than it did, and more than it may */
    void require(FileTree before, FileTree after, Iterable<Integer> unnamed) throws IOException {
        if (isLimited() && before != after) {
            long used = usedPages(before, unnamed);
            long then = usedPages(after, unnamed);
            if (then > used && then > limitBytes / PAGE_BYTES) {
                throw new ErrnoException(Errno.ENOSPC);
            }
        }
    }

    /** Spares a count: a file takes more room than before, or less, and nothing else has changed. */
    void allocated(FileTree before, FileTree after, long bytesBefore, long bytesAfter) {
        if (counted == before) {
            usedPages += (bytesAfter - bytesBefore) / PAGE_BYTES;
            counted = after;
        }
    }

    long usedPages(FileTree tree, Iterable<Integer> unnamed) throws IOException {
        if (counted != tree) {
            Count count = new Count();
            UpperWalk.walk(tree, base, count);
            for (int number : unnamed) {
                Inode inode = tree.find(number);
                if (inode != null && inode.links() == 0) {
                    count.file("", number, inode);
                }
            }
            usedPages = count.pages;
            counted = tree;
        }
        return usedPages;
    }

    private static final class Count implements TreeVisitor {
        private final Set<Integer> seen = new HashSet<>();
        private long pages;

        @Override
        public void file(String path, int number, Inode inode) {
            if (seen.add(number)) {
                if (inode.body() instanceof InodeBody.Regular file) {
                    pages += file.content().allocatedBytes() / PAGE_BYTES;
                } else if (inode.body() instanceof InodeBody.Symlink link && link.sizeBytes() >= LONG_TARGET_BYTES) {
                    pages++;
                }
            }
        }

        @Override
        public void whiteout(String path) {
            // A whiteout is a link to the one that overlayfs keeps.
        }

        @Override
        public void opaque(String path) {
            // An attribute of a directory.
        }
    }
}
