package dev.drydock.filesystem;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts a layer on top of a tree, entry by entry, without permissions and without a trace of what was changed: the result is
 * the tree that a container of that layer starts from. Paths have no slash at either end; the root is the empty path. Not
 * thread-safe.
 */
public final class FileTreeBuilder {
    private Vector<@Nullable Inode> inodes;
    /** Directories of which nothing below is seen any more. */
    private final Set<Integer> cleared = new HashSet<>();

    private final @Nullable UpperNames upper;

    /** @param upper what directories have: nothing in a layer, all in a tree that no layer is below */
    FileTreeBuilder(FileTree tree, @Nullable UpperNames upper) {
        this.inodes = tree.inodes();
        this.upper = upper;
    }

    public FileTree build() {
        return new FileTree(inodes);
    }

    /** A directory; one that is there keeps its entries, anything else there is replaced. */
    public void directory(String path, Metadata metadata) {
        int existing = lookup(path);
        if (existing != 0 && inode(existing).body() instanceof InodeBody.Directory) {
            Inode there = inode(existing);
            int links = cleared.contains(existing) ? there.links() : Inode.LINKS_OF_MERGED_DIRECTORY;
            set(existing, new Inode(metadata, links, there.body()));
            return;
        }
        int parent = parentOf(path);
        remove(path);
        String name = nameOf(path);
        add(parent, name, new Inode(metadata, 2, new InodeBody.Directory(parent, name, HashMap.empty(), upper)));
        addLinks(parent, 1);
    }

    /** A file that is no directory; what is there is replaced. */
    public void file(String path, Metadata metadata, InodeBody body) {
        if (body instanceof InodeBody.Directory) {
            throw new IllegalArgumentException("a directory is no file: " + path);
        }
        int parent = parentOf(path);
        remove(path);
        add(parent, nameOf(path), new Inode(metadata, 1, body));
    }

    /**
     * One more name for a file that is there.
     *
     * @return false if there is no such file, or it is a directory
     */
    public boolean hardLink(String path, String target) {
        int number = lookup(target);
        if (number == 0 || inode(number).body() instanceof InodeBody.Directory) {
            return false;
        }
        if (lookup(path) == number) {
            return true;
        }
        int parent = parentOf(path);
        remove(path);
        set(number, inode(number).withLinks(inode(number).links() + 1));
        enter(parent, nameOf(path), number);
        return true;
    }

    /** Takes away what is there, with all that is in it. */
    public void remove(String path) {
        int number = lookup(path);
        if (number == 0 || path.isEmpty()) {
            return;
        }
        int parent = lookup(parentPath(path));
        InodeBody.Directory directory = directoryAt(parent);
        Inode inode = inode(number);
        set(parent, inode(parent).with(directory.with(directory.entries().remove(nameOf(path)), upper)));
        if (inode.body() instanceof InodeBody.Directory) {
            addLinks(parent, -1);
        }
        release(number);
    }

    /** Takes away all that is in a directory. */
    public void clear(String path) {
        int number = lookup(path);
        if (number != 0 && inode(number).body() instanceof InodeBody.Directory directory) {
            for (Integer child : directory.entries().values()) {
                release(child);
            }
            set(number, new Inode(inode(number).metadata(), 2, directory.with(HashMap.empty(), upper)));
            cleared.add(number);
        }
    }

    /** What the path names now, without following symbolic links; null if nothing. */
    public @Nullable Inode lookupInode(String path) {
        int number = lookup(path);
        return number == 0 ? null : inode(number);
    }

    private void release(int number) {
        Inode inode = inode(number);
        if (inode.body() instanceof InodeBody.Directory directory) {
            for (Integer child : directory.entries().values()) {
                release(child);
            }
            inodes = inodes.update(number, (Inode) null);
        } else if (inode.links() > 1) {
            set(number, inode.withLinks(inode.links() - 1));
        } else {
            inodes = inodes.update(number, (Inode) null);
        }
    }

    private void add(int parent, String name, Inode inode) {
        int number = inodes.size();
        inodes = inodes.append(inode);
        enter(parent, name, number);
    }

    private void enter(int parent, String name, int number) {
        InodeBody.Directory directory = directoryAt(parent);
        set(parent, inode(parent).with(directory.with(directory.entries().put(name, number), upper)));
    }

    /** The directory that a path is in; makes what is missing, as an unpacked tar gets it: mode 0755, root's. */
    private int parentOf(String path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("the root has no parent and stays a directory");
        }
        String parent = parentPath(path);
        int number = lookup(parent);
        if (number != 0 && inode(number).body() instanceof InodeBody.Directory) {
            return number;
        }
        directory(parent, Metadata.of(0755, 0, 0, 0));
        return lookup(parent);
    }

    private int lookup(String path) {
        int number = FileTree.ROOT;
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (!(inode(number).body() instanceof InodeBody.Directory directory)) {
                return 0;
            }
            number = directory.child(path.substring(start, end));
            if (number == 0) {
                return 0;
            }
            start = end + 1;
        }
        return number;
    }

    private void addLinks(int number, int difference) {
        Inode inode = inode(number);
        if (inode.links() != Inode.LINKS_OF_MERGED_DIRECTORY) {
            set(number, inode.withLinks(inode.links() + difference));
        }
    }

    private Inode inode(int number) {
        Inode inode = inodes.get(number);
        if (inode == null) {
            throw new IllegalStateException("no inode " + number);
        }
        return inode;
    }

    private InodeBody.Directory directoryAt(int number) {
        if (inode(number).body() instanceof InodeBody.Directory directory) {
            return directory;
        }
        throw new IllegalStateException("inode " + number + " is no directory");
    }

    private void set(int number, Inode inode) {
        inodes = inodes.update(number, inode);
    }

    private static String parentPath(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
