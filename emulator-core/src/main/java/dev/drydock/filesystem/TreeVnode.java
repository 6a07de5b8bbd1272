package dev.drydock.filesystem;

import io.vavr.collection.HashMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A file of a {@link WritableTree}. */
final class TreeVnode extends Vnode {
    private static final int SETGID = 02000;

    private final WritableTree owner;
    private final TreePlace place;
    /** What it was when last looked at: a directory that is removed lives on for those who are in it. */
    private volatile Inode last;

    TreeVnode(WritableTree owner, TreePlace place, Inode inode) {
        this.owner = owner;
        this.place = place;
        this.last = inode;
    }

    private Inode inode() {
        Inode inode = owner.tree().find(place.number());
        if (inode == null) {
            return last.withLinks(0);
        }
        last = inode;
        return inode;
    }

    private InodeBody.Directory directory() throws ErrnoException {
        Inode inode = inode();
        if (inode.body() instanceof InodeBody.Directory directory) {
            return inode.links() == 0 ? directory.with(HashMap.empty(), null) : directory;
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }

    private TreeVnode at(TreePlace where) throws ErrnoException {
        Inode inode = owner.tree().find(where.number());
        if (inode == null) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return new TreeVnode(owner, where, inode);
    }

    @Override
    FileKind kind() {
        return inode().kind();
    }

    @Override
    int mode() {
        return inode().metadata().mode();
    }

    @Override
    int uid() {
        return inode().metadata().uid();
    }

    @Override
    int gid() {
        return inode().metadata().gid();
    }

    @Override
    FileLocks locks() {
        return owner.locks().of(place.number());
    }

    @Override
    Object placeOfMount() {
        return kind() == FileKind.DIRECTORY ? this : new NamedFile(owner, place.directory(), place.name());
    }

    /** A name of a file, whatever file it names. */
    private record NamedFile(WritableTree owner, int directory, String name) {}

    @Override
    FileStatus status(long device) {
        Inode inode = inode();
        return owner.status(inode, device, place.number());
    }

    @Override
    @Nullable
    Vnode child(String name, Caller caller) throws ErrnoException {
        int child = directory().child(name);
        Inode inode = child == 0 ? null : owner.tree().find(child);
        return inode == null ? null : new TreeVnode(owner, new TreePlace(child, place.number(), name), inode);
    }

    @Override
    Vnode parent() throws ErrnoException {
        return at(new TreePlace(directory().parent(), 0, ""));
    }

    @Override
    String name() throws ErrnoException {
        if (inode().links() == 0) {
            throw new ErrnoException(Errno.ENOENT);
        }
        return directory().name();
    }

    @Override
    List<DirectoryEntry> list(Caller caller) throws ErrnoException {
        FileTree tree = owner.tree();
        List<DirectoryEntry> entries = new ArrayList<>();
        for (Map.Entry<String, Integer> entry : FileTree.sorted(directory())) {
            Inode inode = tree.find(entry.getValue());
            if (inode != null) {
                entries.add(new DirectoryEntry(entry.getKey(), entry.getValue(), inode.kind()));
            }
        }
        return entries;
    }

    @Override
    Vnode create(String name, NewFile file) throws IOException {
        long now = owner.nowNanos();
        int number = owner.change(edit -> {
            Metadata above = edit.inode(place.number()).metadata();
            boolean inherits = (above.mode() & SETGID) != 0;
            int gid = inherits ? above.gid() : file.gid();
            if (file.kind() == FileKind.DIRECTORY) {
                int mode = inherits ? file.mode() | SETGID : file.mode();
                return edit.createDirectory(place.number(), name, Metadata.of(mode, file.uid(), gid, now));
            }
            Metadata metadata = Metadata.of(file.mode(), file.uid(), gid, now);
            return edit.create(place.number(), name, new Inode(metadata, 1, body(file)));
        });
        return at(new TreePlace(number, place.number(), name));
    }

    private static InodeBody body(NewFile file) {
        return switch (file.kind()) {
            case REGULAR -> new InodeBody.Regular(InlineContent.EMPTY, 0);
            case SYMLINK -> new InodeBody.Symlink(file.target());
            case CHARACTER_DEVICE, BLOCK_DEVICE, FIFO, SOCKET -> new InodeBody.Node(file.kind(), file.deviceNumber());
            case DIRECTORY -> new InodeBody.Directory(0, "", HashMap.empty(), UpperNames.OF_NEW_DIRECTORY);
        };
    }

    @Override
    void link(String name, Vnode existing) throws IOException {
        TreePlace source = ((TreeVnode) existing).place;
        owner.change(edit -> {
            edit.link(source, place.number(), name);
            return source.number();
        });
    }

    @Override
    void unlink(String name) throws IOException {
        int number = owner.change(edit -> edit.unlink(place.number(), name));
        owner.forgetIfUnused(number);
    }

    @Override
    void removeDirectory(String name) throws IOException {
        int number = owner.change(edit -> edit.removeDirectory(place.number(), name));
        owner.forgetIfUnused(number);
    }

    @Override
    void rename(String from, Vnode directory, String to) throws IOException {
        int target = ((TreeVnode) directory).place.number();
        int replaced = owner.change(edit -> TreeRename.apply(edit, new TreeRename(place.number(), from, target, to)));
        if (replaced != 0) {
            owner.forgetIfUnused(replaced);
        }
    }

    @Override
    String target(Caller caller) throws ErrnoException {
        if (inode().body() instanceof InodeBody.Symlink link) {
            return link.target();
        }
        throw new ErrnoException(Errno.EINVAL);
    }

    @Override
    OpenFile open(Set<OpenFlag> flags, OpenAs as) throws IOException {
        boolean writes = flags.contains(OpenFlag.WRITE) || flags.contains(OpenFlag.APPEND);
        boolean truncates = flags.contains(OpenFlag.TRUNCATE);
        int number = writes || truncates
                ? owner.openToWrite(place, truncates, as.keepsMode())
                : owner.opened(place.number());
        return new TreeOpenFile(owner, number, flags, as);
    }

    @Override
    void truncate(long sizeBytes, boolean root) throws IOException {
        int number = owner.change(edit -> edit.copyUp(place));
        owner.truncate(number, sizeBytes, root);
    }

    @Override
    void changeMode(int mode) throws IOException {
        long now = owner.nowNanos();
        change(metadata -> metadata.withMode(mode, now));
    }

    @Override
    void changeOwner(int uid, int gid, int mode) throws IOException {
        long now = owner.nowNanos();
        change(metadata -> metadata.withOwner(uid, gid, mode, now));
    }

    @Override
    Map<String, byte[]> attributes() {
        return inode().metadata().xattrs();
    }

    @Override
    void changeAttribute(String name, byte @Nullable [] value) throws IOException {
        long now = owner.nowNanos();
        owner.change(edit -> {
            int number = edit.copyUp(place);
            Map<String, byte[]> changed =
                    ExtendedAttributes.with(edit.inode(number).metadata().xattrs(), name, value);
            edit.update(number, metadata -> metadata.withXattrs(changed, now));
            return number;
        });
    }

    @Override
    void setTimes(@Nullable Long accessed, @Nullable Long modified) throws IOException {
        long now = owner.nowNanos();
        change(metadata -> metadata.withTimes(
                accessed == null ? metadata.accessedNanos() : accessed,
                modified == null ? metadata.modifiedNanos() : modified,
                now));
    }

    @Override
    void touch() throws IOException {
        long now = owner.nowNanos();
        change(metadata -> metadata.withTimes(now, now, now));
    }

    private void change(UnaryOperator<Metadata> change) throws IOException {
        owner.change(edit -> {
            int number = edit.copyUp(place);
            edit.update(number, change);
            return number;
        });
    }

    @Override
    boolean isRenamedOnto(Vnode other) {
        return equals(other)
                && other instanceof TreeVnode that
                && (place.equals(that.place) || !owner.isSharedBelow(place.number()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TreeVnode that && owner == that.owner && place.number() == that.place.number();
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(owner) * 31 + place.number();
    }
}
