package dev.drydock.filesystem;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through what a writable layer holds, and only through that. */
final class UpperWalk {
    private final FileTree tree;
    private final Set<Integer> linked = new HashSet<>();

    private UpperWalk(FileTree tree) {
        this.tree = tree;
    }

    static long bytes(FileTree tree) {
        return new UpperWalk(tree).bytes(tree.directory(FileTree.ROOT));
    }

    private long bytes(InodeBody.@Nullable Directory directory) {
        if (directory == null || directory.upper() == null) {
            return 0;
        }
        long sum = 0;
        for (String name : directory.upper().names()) {
            int number = directory.child(name);
            Inode inode = tree.find(number);
            if (inode != null && inode.body() instanceof InodeBody.Directory child) {
                sum += bytes(child);
            } else if (inode != null
                    && inode.kind() == FileKind.REGULAR
                    && (inode.links() == 1 || linked.add(number))) {
                sum += inode.sizeBytes();
            }
        }
        return sum;
    }
}
