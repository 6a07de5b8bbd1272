package dev.drydock.layer;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.Inode;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.TreeComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines of {@code docker diff} as the engine does (28.5.2): a file differs if its kind, mode, owner or device
 * number does or, but for directories, its length or modification time; a directory with a difference in it is listed as
 * modified before that; a removed directory stands for all that was in it. The engine lists siblings in no order; here added
 * and changed ones come in byte order of their names, then removed ones.
 */
final class ChangeList {
    private final TreeComparison trees;
    private final List<Change> changes = new ArrayList<>();

    ChangeList(FileTree before, FileTree after) {
        this.trees = new TreeComparison(before, after);
    }

    List<Change> changes() {
        inside("", trees.roots());
        return changes;
    }

    private void inside(String path, TreeComparison.Pair directory) {
        List<Change> deleted = new ArrayList<>();
        for (TreeComparison.Pair child : trees.children(directory)) {
            String childPath = path + "/" + child.name();
            Inode after = child.after();
            if (after == null) {
                deleted.add(new Change(Change.Kind.DELETED, childPath));
            } else {
                compare(childPath, child, after);
            }
        }
        changes.addAll(deleted);
    }

    private void compare(String path, TreeComparison.Pair pair, Inode after) {
        int start = changes.size();
        Inode before = pair.before();
        boolean listed = before == null || differ(before, after);
        if (listed) {
            changes.add(new Change(before == null ? Change.Kind.ADDED : Change.Kind.MODIFIED, path));
        }
        inside(path, pair);
        if (!listed && changes.size() > start) {
            changes.add(start, new Change(Change.Kind.MODIFIED, path));
        }
    }

    private static boolean differ(Inode before, Inode after) {
        Metadata left = before.metadata();
        Metadata right = after.metadata();
        return before.kind() != after.kind()
                || left.mode() != right.mode()
                || left.uid() != right.uid()
                || left.gid() != right.gid()
                || !Objects.equals(deviceNumber(before), deviceNumber(after))
                || (after.kind() != FileKind.DIRECTORY
                        && (!sameTime(left, right) || before.sizeBytes() != after.sizeBytes()));
    }

    /** A tar may have cut a time to whole seconds; then only those are compared. */
    private static boolean sameTime(Metadata left, Metadata right) {
        long before = left.modifiedNanos();
        long after = right.modifiedNanos();
        boolean wholeSeconds = before % 1_000_000_000L == 0 || after % 1_000_000_000L == 0;
        return before == after
                || (wholeSeconds && Math.floorDiv(before, 1_000_000_000L) == Math.floorDiv(after, 1_000_000_000L));
    }

    private static @Nullable Integer deviceNumber(Inode inode) {
        return inode.body() instanceof InodeBody.Node node ? node.deviceNumber() : null;
    }
}
