package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final TreeContents contents;
    private final Room room;
    private final InstantSource clock;
    private volatile FileTree tree;
    /** How often each inode is open; made when something is opened. */
    private @Nullable Map<Integer, Integer> opened;

    private WritableTree(TreeKind kind, FileTree base, FileTree tree, Surroundings around) {
        this.kind = kind;
        this.base = base;
        this.tree = tree;
        this.contents = around.contents();
        this.room = new Room(kind == TreeKind.OVERLAY ? base : FileTree.empty(), around.limitBytes());
        this.clock = around.clock();
    }

    private record Surroundings(TreeContents contents, long limitBytes, InstantSource clock) {}

    /**
     * A writable layer over a tree; costs the same for any tree.
     *
     * @param clock dates what is changed
     */
    public static WritableTree over(FileTree base, ContentStore store, InstantSource clock) {
        Surroundings around = new Surroundings(new TreeContents(store), Room.NO_LIMIT, clock);
        return new WritableTree(TreeKind.OVERLAY, base, base, around);
    }

    /**
     * A directory on a disk, such as a volume.
     *
     * @param root an unlayered tree
     */
    public static WritableTree directory(FileTree root, ContentStore store, InstantSource clock) {
        Surroundings around = new Surroundings(new TreeContents(store), Room.NO_LIMIT, clock);
        return new WritableTree(TreeKind.DISK, root, root, around);
    }

    /**
     * A tmpfs.
     *
     * @param root an unlayered tree: what is in it at first
     * @param limitBytes its size, of which whole pages are used; more is ENOSPC
     */
    public static WritableTree tmpfs(FileTree root, ContentStore store, long limitBytes, InstantSource clock) {
        return new WritableTree(
                TreeKind.TMPFS, root, root, new Surroundings(new TreeContents(store), limitBytes, clock));
    }

    /**
     * Limits what it holds from now on, whatever is in it already: what would make it more is ENOSPC, as on a disk that is
     * full. Counted in pages of 4,096 bytes; of an overlay only the writable layer, in which a file of the image counts as a
     * whole once anything about it is changed.
     *
     * @param bytes {@link Long#MAX_VALUE} for no limit
     */
    public synchronized void limit(long bytes) {
        room.limit(bytes);
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
        Surroundings around = new Surroundings(contents.fork(newStore), room.limitBytes(), newClock);
        return new WritableTree(kind, base, opened == null ? tree : withoutUnnamed(opened.keySet()), around);
    }

    private FileTree withoutUnnamed(Iterable<Integer> open) {
        TreeEdit edit = edit();
        for (int number : open) {
            Inode inode = edit.find(number);
            if (inode != null && inode.links() == 0) {
                edit.drop(number);
            }
        }
        return edit.done();
    }

    /** Shows what the writable layer holds, and nothing else: files made or changed, directories above them, whiteouts. */
    public void walkUpper(TreeVisitor visitor) throws IOException {
        UpperWalk.walk(tree, base, visitor);
    }

    /** Gives up the contents that only this tree holds. Idempotent. */
    @Override
    public synchronized void close() {
        contents.close();
    }

    @Override
    Vnode root() {
        return new TreeVnode(this, new TreePlace(FileTree.ROOT, FileTree.ROOT, ""), tree.inode(FileTree.ROOT));
    }

    TreeKind kind() {
        return kind;
    }

    @Override
    synchronized SpaceStatus space() throws IOException {
        if (!room.isLimited()) {
            return Space.OF_A_DISK;
        }
        return Space.of(
                room.limitBytes(), room.usedPages(tree, opened()), tree.inodes().count(Objects::nonNull));
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
        return shown.status(device, number, kind.sizeOf(inode), kind.allocatedOf(inode));
    }

    long nowNanos() {
        return Metadata.nanos(clock.instant());
    }

    /** Makes one change and publishes it; if it fails, nothing has changed. */
    synchronized int change(Change change) throws IOException {
        TreeEdit edit = edit();
        int result = change.on(edit);
        publish(edit);
        return result;
    }

    private void publish(TreeEdit edit) throws IOException {
        FileTree after = edit.done();
        room.require(tree, after, opened());
        tree = after;
    }

    /**
     * Writes into a file; the position of {@code bytes} tells how many were written, which may be fewer where room is short.
     *
     * @param position or {@link #AT_END}
     * @param root whether root does it; anybody else takes setuid and setgid away
     * @return the position behind what was written
     * @throws ErrnoException ENOSPC if nothing could be written, EFBIG if files cannot become so long
     */
    synchronized long write(int number, long position, ByteBuffer bytes, boolean root) throws IOException {
        TreeEdit edit = edit();
        InodeBody.Regular file = regular(edit, number);
        long start = position == AT_END ? file.sizeBytes() : position;
        long allocatedBefore = file.content().allocatedBytes();
        if (start >= kind.largestFileBytes()) {
            throw new ErrnoException(Errno.EFBIG);
        }
        bytes.limit(bytes.position() + (int) Math.min(bytes.remaining(), kind.largestFileBytes() - start));
        int fitting = room.fitting(tree, opened(), file.content(), start, bytes.remaining());
        bytes.limit(bytes.position() + fitting);
        Content content = contents.written(file, start, bytes);
        long end = start + fitting;
        edit.written(number, new InodeBody.Regular(content, Math.max(file.sizeBytes(), end)), root);
        allocated(edit, allocatedBefore, content);
        return end;
    }

    synchronized void truncate(int number, long sizeBytes, boolean root) throws IOException {
        TreeEdit edit = edit();
        long allocatedBefore = regular(edit, number).content().allocatedBytes();
        allocated(edit, allocatedBefore, truncate(edit, number, sizeBytes, root));
    }

    private Content truncate(TreeEdit edit, int number, long sizeBytes, boolean root) throws IOException {
        if (sizeBytes > kind.largestFileBytes()) {
            throw new ErrnoException(Errno.EFBIG);
        }
        Content content = contents.truncated(regular(edit, number), sizeBytes);
        edit.written(number, new InodeBody.Regular(content, sizeBytes), root);
        return content;
    }

    private void allocated(TreeEdit edit, long allocatedBefore, Content content) {
        FileTree after = edit.done();
        room.allocated(tree, after, allocatedBefore, content.allocatedBytes());
        tree = after;
    }

    /**
     * Opens a file to write it: copies it up first.
     *
     * @return its number, which is new if it was one of several names
     */
    synchronized int openToWrite(TreePlace place, boolean truncates, boolean root) throws IOException {
        TreeEdit edit = edit();
        int number = edit.copyUp(place);
        if (truncates) {
            truncate(edit, number, 0, root);
        }
        publish(edit);
        return opened(number);
    }

    synchronized int opened(int number) {
        Map<Integer, Integer> counts = opened == null ? new HashMap<>() : opened;
        counts.merge(number, 1, Integer::sum);
        opened = counts;
        return number;
    }

    private Iterable<Integer> opened() {
        return opened == null ? Set.of() : opened.keySet();
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
        if (inode.body() instanceof InodeBody.Regular file) {
            contents.free(file.content());
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

    /** A change of a tree that may fail with an errno, and the number of an inode that the caller wants to know. */
    @FunctionalInterface
    interface Change {
        int on(TreeEdit edit) throws IOException;
    }
}
