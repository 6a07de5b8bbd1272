package dev.drydock.filesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Walks two trees side by side, of which one grew out of the other, looking only where the writable layer holds something. */
public final class TreeComparison {
    private final FileTree before;
    private final FileTree after;

    public TreeComparison(FileTree before, FileTree after) {
        this.before = before;
        this.after = after;
    }

    /**
     * What a path is in both.
     *
     * @param before null if it is not there
     * @param after null if it is not there
     */
    public record Pair(
            String name, @Nullable Inode before, @Nullable Inode after) {}

    public Pair roots() {
        return new Pair("", before.inode(FileTree.ROOT), after.inode(FileTree.ROOT));
    }

    /** What is in a directory in either tree and may differ, in byte order of the names; nothing for what is no directory. */
    public List<Pair> children(Pair pair) {
        Inode inode = pair.after();
        if (inode == null || !(inode.body() instanceof InodeBody.Directory directory) || directory.upper() == null) {
            return List.of();
        }
        InodeBody.Directory below =
                pair.before() != null && pair.before().body() instanceof InodeBody.Directory old ? old : null;
        TreeSet<String> names = new TreeSet<>(NameOrder.BYTES);
        if (directory.upper().opaque()) {
            directory.entries().keysIterator().forEachRemaining(names::add);
            if (below != null) {
                below.entries().keysIterator().forEachRemaining(names::add);
            }
        } else {
            directory.upper().names().forEach(names::add);
        }
        List<Pair> pairs = new ArrayList<>();
        for (String name : names) {
            Inode old = below == null ? null : before.find(below.child(name));
            Inode current = after.find(directory.child(name));
            if (old != null || current != null) {
                pairs.add(new Pair(name, old, current));
            }
        }
        return pairs;
    }
}
