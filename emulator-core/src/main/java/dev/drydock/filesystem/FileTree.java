package dev.drydock.filesystem;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names and inodes of a whole file system: an immutable value. A change makes a new tree that shares all but a few
 * nodes with the one before, so that a container's tree costs nothing until it is changed, and a fork costs nothing at all.
 * Inode numbers begin with that of the root and are never used twice; numbers of removed inodes lead to nothing.
 */
public final class FileTree {
    static final int ROOT = 1;

    private static final int ROOT_MODE = 0755;

    private final Vector<@Nullable Inode> inodes;

    FileTree(Vector<@Nullable Inode> inodes) {
        this.inodes = inodes;
    }

    /** A root directory of mode 0755, owned by root, dated at the epoch, with nothing in it. */
    public static FileTree empty() {
        return ofRoot(Metadata.of(ROOT_MODE, 0, 0, 0));
    }

    /** A root directory with nothing in it. */
    public static FileTree ofRoot(Metadata metadata) {
        return ofRoot(metadata, Inode.LINKS_OF_MERGED_DIRECTORY, null);
    }

    /** A root directory with nothing in it, of a file system that has no layers: a tmpfs, a volume. */
    public static FileTree ofUnlayeredRoot(Metadata metadata) {
        return ofRoot(metadata, 2, UpperNames.OF_NEW_DIRECTORY);
    }

    private static FileTree ofRoot(Metadata metadata, int links, @Nullable UpperNames upper) {
        InodeBody root = new InodeBody.Directory(ROOT, "", HashMap.empty(), upper);
        return new FileTree(Vector.of(null, new Inode(metadata, links, root)));
    }

    /** A tree like this one, to be changed entry by entry as a layer is put on top. */
    public FileTreeBuilder toBuilder() {
        InodeBody.Directory root = directory(ROOT);
        return new FileTreeBuilder(this, root == null ? null : root.upper());
    }

    Vector<@Nullable Inode> inodes() {
        return inodes;
    }

    /** The inode of a number, null if it is gone. */
    @Nullable
    Inode find(int number) {
        return number < inodes.size() ? inodes.get(number) : null;
    }

    Inode inode(int number) {
        Inode inode = find(number);
        if (inode == null) {
            throw new IllegalStateException("no inode " + number);
        }
        return inode;
    }

    /** The directory of a number, null if that is gone or something else. */
    InodeBody.@Nullable Directory directory(int number) {
        Inode inode = find(number);
        return inode != null && inode.body() instanceof InodeBody.Directory directory ? directory : null;
    }

    /**
     * The number of what a path names, without following symbolic links.
     *
     * @param path with or without slashes at its ends; empty for the root
     * @return 0 if there is none
     */
    int lookup(String path) {
        int number = ROOT;
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                InodeBody.Directory directory = directory(number);
                number = directory == null ? 0 : directory.child(name);
            }
        }
        return number;
    }

    /**
     * The inode that a path names, without following symbolic links.
     *
     * @return null if there is none
     */
    public @Nullable Inode lookupInode(String path) {
        return find(lookup(path));
    }

    /** Shows all files but the root. */
    public void walk(TreeVisitor visitor) throws IOException {
        walk("", ROOT, visitor);
    }

    private void walk(String path, int number, TreeVisitor visitor) throws IOException {
        InodeBody.Directory directory = directory(number);
        if (directory != null) {
            for (Map.Entry<String, Integer> entry : sorted(directory)) {
                String child = path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey();
                visitor.file(child, entry.getValue(), inode(entry.getValue()));
                walk(child, entry.getValue(), visitor);
            }
        }
    }

    /** The entries of a directory in byte order of their names. */
    static Iterable<Map.Entry<String, Integer>> sorted(InodeBody.Directory directory) {
        java.util.List<Map.Entry<String, Integer>> list =
                new java.util.ArrayList<>(directory.entries().size());
        directory.entries().forEach((name, number) -> list.add(Map.entry(name, number)));
        list.sort(Map.Entry.comparingByKey(NameOrder.BYTES));
        return list;
    }
}
