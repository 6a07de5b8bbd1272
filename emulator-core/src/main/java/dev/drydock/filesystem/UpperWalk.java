package dev.drydock.filesystem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through what a writable layer holds, and only through that. */
final class UpperWalk {
    private final FileTree tree;
    private final FileTree base;
    private final TreeVisitor visitor;

    private UpperWalk(FileTree tree, FileTree base, TreeVisitor visitor) {
        this.tree = tree;
        this.base = base;
        this.visitor = visitor;
    }

    /** Shows each file that is made or changed with the directories above it, and what hides the layer below. */
    static void walk(FileTree tree, FileTree base, TreeVisitor visitor) throws IOException {
        InodeBody.Directory root = tree.directory(FileTree.ROOT);
        if (root != null) {
            new UpperWalk(tree, base, visitor).directory("", root, base.directory(FileTree.ROOT));
        }
    }

    private void directory(String path, InodeBody.Directory directory, InodeBody.@Nullable Directory below)
            throws IOException {
        UpperNames upper = directory.upper();
        if (upper == null) {
            return;
        }
        for (String name : sorted(upper.opaque() ? directory.entries().keysIterator() : upper.names())) {
            String child = path.isEmpty() ? name : path + "/" + name;
            int number = directory.child(name);
            Inode inode = tree.find(number);
            int numberBelow = below == null ? 0 : below.child(name);
            if (inode == null) {
                visitor.whiteout(child);
                continue;
            }
            visitor.file(child, number, inode);
            if (inode.body() instanceof InodeBody.Directory inner) {
                InodeBody.Directory innerBelow = base.directory(numberBelow);
                UpperNames innerUpper = inner.upper();
                boolean hides = innerUpper != null && innerUpper.opaque();
                if (hides && innerBelow != null) {
                    visitor.opaque(child);
                }
                directory(child, inner, hides ? null : innerBelow);
            }
        }
    }

    private static List<String> sorted(Iterable<String> names) {
        List<String> list = new ArrayList<>();
        names.forEach(list::add);
        list.sort(NameOrder.BYTES);
        return list;
    }
}
