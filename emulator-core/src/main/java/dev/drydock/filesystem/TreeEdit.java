package dev.drydock.filesystem;

import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One change of a writable tree, from the tree before to the tree after. It keeps account of what the writable layer holds
 * ({@link UpperNames}), as overlayfs does: a file is copied up before it is changed, with the directories above it; a name
 * that hides one of the layer below stays as a whiteout; a directory that is new hides all that was below.
 */
final class TreeEdit {
    private final FileTree base;
    private final long nowNanos;
    private Vector<@Nullable Inode> inodes;

    TreeEdit(FileTree tree, FileTree base, long nowNanos) {
        this.base = base;
        this.nowNanos = nowNanos;
        this.inodes = tree.inodes();
    }

    FileTree done() {
        return new FileTree(inodes);
    }

    @Nullable
    Inode find(int number) {
        return number < inodes.size() ? inodes.get(number) : null;
    }

    /** @throws ErrnoException ENOENT if it is gone */
    Inode inode(int number) throws ErrnoException {
        Inode inode = find(number);
        if (inode == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return inode;
    }

    InodeBody.Directory directory(int number) throws ErrnoException {
        if (inode(number).body() instanceof InodeBody.Directory directory) {
            return directory;
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }

    /** The number of a name in a directory, 0 if there is none. */
    int child(int directory, String name) throws ErrnoException {
        return directory(directory).child(name);
    }

    int create(int directory, String name, Inode inode) throws ErrnoException {
        if (child(directory, name) != 0) {
            throw new ErrnoException(Errno.EEXIST);
        }
        if (inode(directory).links() == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
        int number = inodes.size();
        inodes = inodes.append(inode);
        enter(directory, name, number);
        return number;
    }

    int createDirectory(int directory, String name, Metadata metadata) throws ErrnoException {
        InodeBody body = new InodeBody.Directory(directory, name, HashMap.empty(), UpperNames.OF_NEW_DIRECTORY);
        int number = create(directory, name, new Inode(metadata, 2, body));
        addLinks(directory, 1);
        return number;
    }

    void link(TreePlace existing, int directory, String name) throws ErrnoException {
        if (child(directory, name) != 0) {
            throw new ErrnoException(Errno.EEXIST);
        }
        int number = copyUp(existing);
        Inode inode = inode(number);
        if (inode.links() == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
        set(number, inode.withLinks(inode.links() + 1).with(inode.metadata().changedAt(nowNanos)));
        enter(directory, name, number);
    }

    /**
     * Removes the name of a file that is no directory.
     *
     * @return the inode number; the inode then has one link fewer, perhaps none
     */
    int unlink(int directory, String name) throws ErrnoException {
        int number = existing(directory, name);
        Inode inode = inode(number);
        if (inode.kind() == FileKind.DIRECTORY) {
            throw new ErrnoException(Errno.EISDIR);
        }
        leave(directory, name);
        set(number, inode.withLinks(inode.links() - 1).with(inode.metadata().changedAt(nowNanos)));
        return number;
    }

    /** Removes an empty directory; its inode has no links afterwards. */
    int removeDirectory(int directory, String name) throws ErrnoException {
        int number = existing(directory, name);
        if (!directory(number).entries().isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        leave(directory, name);
        addLinks(directory, -1);
        set(number, inode(number).withLinks(0));
        return number;
    }

    /**
     * Moves a name; what was there has been removed before.
     *
     * @throws ErrnoException EXDEV for a directory of a layer below: overlayfs does not rename it, and programs copy it
     */
    void rename(int fromDirectory, String from, int toDirectory, String to) throws ErrnoException {
        int number = copyUp(new TreePlace(existing(fromDirectory, from), fromDirectory, from));
        Inode inode = inode(number);
        leave(fromDirectory, from);
        enter(toDirectory, to, number);
        if (inode.body() instanceof InodeBody.Directory moved) {
            if (fromDirectory != toDirectory) {
                addLinks(fromDirectory, -1);
                addLinks(toDirectory, 1);
            }
            inode = inode.with(moved.movedTo(toDirectory, to));
        }
        set(number, inode.with(inode.metadata().changedAt(nowNanos)));
    }

    /** Whether the writable layer does not hold the file of that name itself. */
    boolean isLower(int directory, String name) throws ErrnoException {
        UpperNames upper = directory(directory).upper();
        return upper == null || !upper.holds(name);
    }

    /** Whether a directory exists in the layer below, too, and shows what that has. */
    boolean showsLower(int number) throws ErrnoException {
        UpperNames upper = directory(number).upper();
        return upper == null || !upper.opaque();
    }

    /**
     * Makes the writable layer hold a file, with the directories above it. A file of the layer below that has several names
     * is separated from them, as overlayfs does without an index.
     *
     * @return its number, which is new after such a separation
     */
    int copyUp(TreePlace place) throws ErrnoException {
        Inode inode = inode(place.number());
        if (inode.body() instanceof InodeBody.Directory) {
            copyUpDirectory(place.number());
            return place.number();
        }
        if (inode.links() == 0 || child(place.directory(), place.name()) != place.number()) {
            return place.number();
        }
        if (!isLower(place.directory(), place.name())) {
            return place.number();
        }
        int number = place.number();
        copyUpDirectory(place.directory());
        if (isSharedBelow(number)) {
            number = inodes.size();
            inodes = inodes.append(inode.withLinks(1));
        }
        InodeBody.Directory directory = directory(place.directory());
        UpperNames upper = directory.upper();
        setBody(
                place.directory(),
                directory.with(
                        directory.entries().put(place.name(), number),
                        upper == null ? null : upper.plus(place.name())));
        return number;
    }

    private boolean isSharedBelow(int number) {
        Inode below = base.find(number);
        return below != null && below.links() > 1 && below.kind() != FileKind.DIRECTORY;
    }

    void update(int number, UnaryOperator<Metadata> change) throws ErrnoException {
        Inode inode = inode(number);
        set(number, inode.with(change.apply(inode.metadata())));
    }

    /** The contents of a file are other ones; see {@link Metadata#written}. */
    void written(int number, InodeBody.Regular body, boolean byRoot) throws ErrnoException {
        Inode inode = inode(number);
        set(number, new Inode(inode.metadata().written(byRoot, nowNanos), inode.links(), body));
    }

    void setBody(int number, InodeBody body) throws ErrnoException {
        set(number, inode(number).with(body));
    }

    /** Forgets an inode that no name leads to and nobody has open. */
    void drop(int number) {
        inodes = inodes.update(number, (Inode) null);
    }

    private void copyUpDirectory(int number) throws ErrnoException {
        InodeBody.Directory directory = directory(number);
        if (directory.upper() != null) {
            return;
        }
        InodeBody copied = directory.with(directory.entries(), UpperNames.OF_COPIED_DIRECTORY);
        set(number, new Inode(inode(number).metadata(), Inode.LINKS_OF_MERGED_DIRECTORY, copied));
        if (number != FileTree.ROOT) {
            copyUpDirectory(directory.parent());
            InodeBody.Directory parent = directory(directory.parent());
            UpperNames upper = parent.upper();
            setBody(
                    directory.parent(),
                    parent.with(parent.entries(), upper == null ? null : upper.plus(directory.name())));
        }
    }

    private void enter(int number, String name, int child) throws ErrnoException {
        copyUpDirectory(number);
        InodeBody.Directory directory = directory(number);
        UpperNames upper = directory.upper();
        InodeBody body = directory.with(directory.entries().put(name, child), upper == null ? null : upper.plus(name));
        Inode inode = inode(number);
        set(number, new Inode(inode.metadata().touched(nowNanos), inode.links(), body));
    }

    private void leave(int number, String name) throws ErrnoException {
        copyUpDirectory(number);
        InodeBody.Directory directory = directory(number);
        UpperNames upper = directory.upper();
        if (upper != null) {
            upper = hidesLower(number, upper, name) ? upper.plus(name) : upper.minus(name);
        }
        Inode inode = inode(number);
        InodeBody body = directory.with(directory.entries().remove(name), upper);
        set(number, new Inode(inode.metadata().touched(nowNanos), inode.links(), body));
    }

    private boolean hidesLower(int directory, UpperNames upper, String name) {
        InodeBody.Directory below = upper.opaque() ? null : base.directory(directory);
        return below != null && below.child(name) != 0;
    }

    private int existing(int directory, String name) throws ErrnoException {
        int number = child(directory, name);
        if (number == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return number;
    }

    /** Counts the {@code ..} of a subdirectory that comes or goes. */
    private void addLinks(int number, int difference) throws ErrnoException {
        Inode inode = inode(number);
        if (inode.links() != Inode.LINKS_OF_MERGED_DIRECTORY) {
            set(number, inode.withLinks(inode.links() + difference));
        }
    }

    private void set(int number, Inode inode) {
        inodes = inodes.update(number, inode);
    }
}
