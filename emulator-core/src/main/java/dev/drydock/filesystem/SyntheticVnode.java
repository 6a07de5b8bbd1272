package dev.drydock.filesystem;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node at its place in a {@link SyntheticFileSystem}; the place is what makes it the same file. */
final class SyntheticVnode extends Vnode {
    private static final long ROOT_INODE = 1;
    private static final long MIXER = 0x100000001b3L;
    /** Inode numbers look like those of {@code /proc}: positive, with ten digits. */
    private static final long INODES = 0x7fffffffL;

    private final SyntheticFileSystem owner;
    private final @Nullable SyntheticVnode parent;
    private final String name;
    private final SyntheticNode node;
    private final long inode;

    SyntheticVnode(SyntheticFileSystem owner, @Nullable SyntheticVnode parent, String name, SyntheticNode node) {
        this.owner = owner;
        this.parent = parent;
        this.name = name;
        this.node = node;
        this.inode = parent == null ? ROOT_INODE : inode(parent, name);
    }

    /** The same for the same path in every run. */
    private static long inode(SyntheticVnode parent, String name) {
        long hash = parent.inode;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * MIXER;
        }
        return INODES + 1 + ((hash ^ (hash >>> 32)) & INODES);
    }

    @Override
    FileKind kind() {
        if (node instanceof SyntheticDirectory) {
            return FileKind.DIRECTORY;
        }
        if (node instanceof SyntheticFile) {
            return FileKind.REGULAR;
        }
        if (node instanceof SyntheticSocket) {
            return FileKind.SOCKET;
        }
        return node instanceof SyntheticLink ? FileKind.SYMLINK : FileKind.CHARACTER_DEVICE;
    }

    @Override
    int mode() {
        return node.mode();
    }

    @Override
    int uid() {
        return node.uid();
    }

    @Override
    int gid() {
        return node.gid();
    }

    @Override
    FileStatus status(long device) {
        long size = node instanceof SyntheticFile file ? file.sizeBytes() : 0;
        size = node instanceof SyntheticLink link ? link.sizeBytes() : size;
        int number = node instanceof SyntheticDevice special ? special.number() : 0;
        int links = node instanceof SyntheticDirectory ? 2 : 1;
        Instant time = owner.time();
        return new FileStatus(device, inode, kind(), mode(), uid(), gid(), links, size, 0, number, time, time, time);
    }

    @Override
    @Nullable
    Vnode child(String childName, Caller caller) throws IOException {
        SyntheticNode child = directory().child(childName, caller);
        return child == null ? null : new SyntheticVnode(owner, this, childName, child);
    }

    @Override
    Vnode parent() {
        return parent == null ? this : parent;
    }

    @Override
    String name() {
        return name;
    }

    @Override
    List<DirectoryEntry> list(Caller caller) throws IOException {
        List<String> names = new ArrayList<>(directory().names(caller));
        names.sort(NameOrder.BYTES);
        List<DirectoryEntry> entries = new ArrayList<>(names.size());
        for (String each : names) {
            // What has gone since it was named is left out.
            if (child(each, caller) instanceof SyntheticVnode child) {
                entries.add(new DirectoryEntry(each, child.inode, child.kind()));
            }
        }
        return entries;
    }

    private SyntheticDirectory directory() throws ErrnoException {
        if (node instanceof SyntheticDirectory directory) {
            return directory;
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }

    @Override
    Vnode create(String childName, NewFile file) throws IOException {
        throw new ErrnoException(Errno.ENOENT);
    }

    @Override
    String target(Caller caller) throws IOException {
        return node instanceof SyntheticLink link ? link.target(caller) : super.target(caller);
    }

    @Override
    @Nullable
    OpenFile magicTarget(Caller caller) throws IOException {
        return node instanceof SyntheticLink link ? link.openTarget(caller) : null;
    }

    @Override
    OpenFile open(Set<OpenFlag> flags, OpenAs as) throws IOException {
        if (node instanceof SyntheticFile file) {
            return new SyntheticOpenFile(file, status(as.device()), locks(), flags, as);
        }
        return super.open(flags, as);
    }

    @Override
    FileLocks locks() {
        return owner.locks().of(this);
    }

    @Override
    String socketAddress() throws IOException {
        return node instanceof SyntheticSocket socket ? socket.address() : super.socketAddress();
    }

    @Override
    void truncate(long sizeBytes, boolean root) {
        // Its text is not stored: there is nothing to cut.
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SyntheticVnode that
                && owner == that.owner
                && inode == that.inode
                && name.equals(that.name)
                && (parent == null ? that.parent == null : parent.equals(that.parent));
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(owner) * 31 + Long.hashCode(inode);
    }
}
