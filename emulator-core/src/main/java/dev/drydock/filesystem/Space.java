package dev.drydock.filesystem;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** What {@code statfs} tells where nothing is limited. */
final class Space {
    /** A disk of 64 GiB with 48 GiB free, like the machine that the engine is said to run on. */
    static final SpaceStatus OF_A_DISK = new SpaceStatus(64L << 30, 48L << 30, 4L << 20, 3L << 20, 4096);

    /** A file system without blocks, such as {@code /proc}. */
    static final SpaceStatus NONE = new SpaceStatus(0, 0, 0, 0, 4096);

    private static final int PAGE = 4096;

    private Space() {}

    /** A tmpfs: whole pages of what is in its files, an inode for each. */
    static SpaceStatus ofMemory(long limitBytes, FileTree tree) throws IOException {
        Set<Integer> seen = new HashSet<>();
        long[] pages = {0};
        tree.walk(new TreeVisitor() {
            @Override
            public void file(String path, int number, Inode inode) {
                if (seen.add(number) && inode.body() instanceof InodeBody.Regular file) {
                    pages[0] += (file.content().storedBytes() + PAGE - 1) / PAGE;
                }
            }

            @Override
            public void whiteout(String path) {
                throw new IllegalStateException("a whole tree has no whiteouts");
            }

            @Override
            public void opaque(String path) {
                throw new IllegalStateException("a whole tree hides nothing");
            }
        });
        long free = Math.max(0, limitBytes - pages[0] * PAGE);
        long inodes = limitBytes / PAGE;
        return new SpaceStatus(limitBytes, free, inodes, Math.max(0, inodes - 1 - seen.size()), PAGE);
    }
}
