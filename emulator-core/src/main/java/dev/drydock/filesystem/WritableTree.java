package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file system that can be written: a container's root over its image, a volume, a tmpfs. It begins as the tree of what is
 * below and holds nothing of its own until it is changed. Each change is made under this object's own lock and publishes a
 * new {@link FileTree}; look-ups read the published one without a lock.
 */
public final class WritableTree extends MountableFileSystem implements AutoCloseable {
    /** Where a file ends, whatever was written to it meanwhile. */
    static final long AT_END = -1;

    private final TreeKind kind;
    private final FileTree base;
    private final ContentStore store;
    private final InstantSource clock;
    private volatile FileTree tree;
    /** Written in place; null until something is written since the beginning or the last fork. */
    private @Nullable ContentArea area;
    /** What a fork shares with this tree; held by {@link #area} once there is one. */
    private @Nullable ContentArea frozen;
    /** How often each inode is open; made when something is opened. */
    private @Nullable Map<Integer, Integer> opened;

    private WritableTree(TreeKind kind, FileTree base, FileTree tree, Surroundings around) {
        this.kind = kind;
        this.base = base;
        this.tree = tree;
        this.store = around.store();
        this.clock = around.clock();
    }

    private record Surroundings(ContentStore store, InstantSource clock) {}

    /**
     * A writable layer over a tree; costs the same for any tree.
     *
     * @param clock dates what is changed
     */
    public static WritableTree over(FileTree base, ContentStore store, InstantSource clock) {
        return new WritableTree(TreeKind.OVERLAY, base, base, new Surroundings(store, clock));
    }

    /**
     * A directory on a disk, such as a volume.
     *
     * @param root an unlayered tree
     */
    public static WritableTree directory(FileTree root, ContentStore store, InstantSource clock) {
        return new WritableTree(TreeKind.DISK, root, root, new Surroundings(store, clock));
    }

    /**
     * A tmpfs.
     *
     * @param root an unlayered tree: what is in it at first
     */
    public static WritableTree tmpfs(FileTree root, ContentStore store, InstantSource clock) {
        return new WritableTree(TreeKind.TMPFS, root, root, new Surroundings(store, clock));
    }

    /** The tree as it is now: a value; contents that the writable layer owns may still be written in place. */
    public FileTree tree() {
        return tree;
    }

    /** The tree below the writable layer. */
    public FileTree base() {
        return base;
    }

    /**
     * A second one with the same files, at no cost: neither sees what the other changes from now on, and contents are copied
     * at the next write. Files that are open but have no name any more are not in it.
     *
     * @param newStore where the copy writes its contents
     * @param newClock dates what is changed in the copy
     */
    public synchronized WritableTree fork(ContentStore newStore, InstantSource newClock) {
        if (area != null) {
            frozen = area;
            area = null;
        }
        if (frozen != null) {
            frozen.retain();
        }
        TreeEdit edit = edit();
        if (opened != null) {
            for (int number : opened.keySet()) {
                Inode inode = edit.find(number);
                if (inode != null && inode.links() == 0) {
                    edit.drop(number);
                }
            }
        }
        WritableTree copy = new WritableTree(kind, base, edit.done(), new Surroundings(newStore, newClock));
        copy.frozen = frozen;
        return copy;
    }

    /** Shows what the writable layer holds, and nothing else: files made or changed, directories above them, whiteouts. */
    public void walkUpper(TreeVisitor visitor) throws IOException {
        UpperWalk.walk(tree, base, visitor);
    }

    /** Gives up the contents that only this tree holds. Idempotent. */
    @Override
    public synchronized void close() {
        if (area != null) {
            area.release();
            area = null;
            frozen = null;
        }
        if (frozen != null) {
            frozen.release();
            frozen = null;
        }
    }

    @Override
    Vnode root() {
        return new TreeVnode(this, new TreePlace(FileTree.ROOT, FileTree.ROOT, ""), tree.inode(FileTree.ROOT));
    }

    TreeKind kind() {
        return kind;
    }

    @Override
    SpaceStatus space() throws IOException {
        return kind == TreeKind.TMPFS ? Space.ofMemory(store.limitBytes(), tree) : Space.OF_A_DISK;
    }

    /** Whether a file has several names in the layer below: each of them becomes a file of its own when it is copied up. */
    boolean isSharedBelow(int number) {
        Inode below = base.find(number);
        return kind == TreeKind.OVERLAY && below != null && below.links() > 1 && below.kind() != FileKind.DIRECTORY;
    }

    /** What {@code stat} says; names that were removed still count for a file of the layer below, as overlayfs has it. */
    FileStatus status(Inode inode, long device, int number) {
        Inode shown = inode;
        if (inode.links() > 0 && isSharedBelow(number)) {
            shown = inode.withLinks(base.inode(number).links());
        }
        return shown.status(device, number, kind.sizeOf(inode));
    }

    long nowNanos() {
        return Metadata.nanos(clock.instant());
    }

    /** Makes one change and publishes it; if it fails, nothing has changed. */
    synchronized int change(Change change) throws IOException {
        TreeEdit edit = edit();
        int result = change.on(edit);
        tree = edit.done();
        return result;
    }

    /**
     * Writes into a file.
     *
     * @param position or {@link #AT_END}
     * @param root whether root does it; anybody else takes setuid and setgid away
     * @return the position behind what was written
     */
    synchronized long write(int number, long position, ByteBuffer bytes, boolean root) throws IOException {
        TreeEdit edit = edit();
        InodeBody.Regular file = regular(edit, number);
        long start = position == AT_END ? file.sizeBytes() : position;
        StoredContent content = ownOrCopy(file);
        long end = start + bytes.remaining();
        content.write(start, bytes);
        edit.written(number, new InodeBody.Regular(content, Math.max(file.sizeBytes(), end)), root);
        tree = edit.done();
        return end;
    }

    synchronized void truncate(int number, long sizeBytes, boolean root) throws IOException {
        TreeEdit edit = edit();
        InodeBody.Regular file = regular(edit, number);
        Content content = file.content();
        if (sizeBytes == 0 && own(content) == null) {
            content = InlineContent.EMPTY;
        } else if (sizeBytes < content.storedBytes()) {
            // Also of no bytes at all: who empties a file is about to write it, and a new one in Jimfs is dear.
            StoredContent own = ownOrCopy(file);
            own.cut(sizeBytes);
            content = own;
        }
        edit.written(number, new InodeBody.Regular(content, sizeBytes), root);
        tree = edit.done();
    }

    synchronized void opened(int number) {
        Map<Integer, Integer> counts = opened == null ? new HashMap<>() : opened;
        counts.merge(number, 1, Integer::sum);
        opened = counts;
    }

    synchronized void closed(int number) throws IOException {
        if (opened != null && opened.merge(number, -1, Integer::sum) == 0) {
            opened.remove(number);
            forgetIfUnused(number);
        }
    }

    /** Frees an inode that has neither a name nor an opener. */
    synchronized void forgetIfUnused(int number) throws IOException {
        Inode inode = tree.find(number);
        if (inode == null || inode.links() > 0 || (opened != null && opened.containsKey(number))) {
            return;
        }
        StoredContent own = inode.body() instanceof InodeBody.Regular file ? own(file.content()) : null;
        if (own != null) {
            own.free();
        }
        TreeEdit edit = edit();
        edit.drop(number);
        tree = edit.done();
    }

    private TreeEdit edit() {
        return new TreeEdit(tree, base, nowNanos());
    }

    private static InodeBody.Regular regular(TreeEdit edit, int number) throws ErrnoException {
        if (edit.inode(number).body() instanceof InodeBody.Regular file) {
            return file;
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    /** A content if it may be written in place; else null. */
    private @Nullable StoredContent own(Content content) {
        return area != null && content instanceof StoredContent stored && stored.isIn(area) ? stored : null;
    }

    /** The file's content if it may be written in place, else a copy that may. */
    private StoredContent ownOrCopy(InodeBody.Regular file) throws IOException {
        if (area == null) {
            area = new ContentArea(store, frozen);
            frozen = null;
        }
        StoredContent own = own(file.content());
        if (own != null) {
            return own;
        }
        StoredContent copy = new StoredContent(area);
        byte[] buffer = new byte[(int) Math.min(64 * 1024, Math.max(1, file.sizeBytes()))];
        long position = 0;
        int count = file.content().read(0, buffer, 0, buffer.length);
        while (count > 0) {
            int wanted = (int) Math.min(count, file.sizeBytes() - position);
            copy.write(position, ByteBuffer.wrap(buffer, 0, wanted));
            position += wanted;
            count = position == file.sizeBytes() ? 0 : file.content().read(position, buffer, 0, buffer.length);
        }
        return copy;
    }

    /** A change of a tree that may fail with an errno, and the number of an inode that the caller wants to know. */
    @FunctionalInterface
    interface Change {
        int on(TreeEdit edit) throws IOException;
    }
}
