package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of a {@link HostTree}. It is known by the path that led to it, every directory of which is asked, before each use,
 * whether it still is one: where a symbolic link took its place, nothing is there any more.
 */
final class HostVnode extends Vnode {
    private static final int SETGID = 02000;
    private static final int SETUID = 04000;
    private static final int GROUP_EXECUTES = 010;

    private final HostTree owner;
    private final Path path;
    private final Object key;
    private final FileKind kind;

    HostVnode(HostTree owner, Path path, HostAttributes seen) {
        this.owner = owner;
        this.path = path;
        this.key = seen.key();
        this.kind = seen.kind();
    }

    private Path here() throws IOException {
        Path above = path.getParent();
        if (above != null) {
            requireUnlinked(above);
        }
        return path;
    }

    private Path directory() throws IOException {
        if (kind != FileKind.DIRECTORY) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        requireUnlinked(path);
        return path;
    }

    private static void requireUnlinked(Path directory) throws IOException {
        if (!directory.toRealPath().equals(directory)) {
            throw new ErrnoException(Errno.ENOENT);
        }
    }

    private HostAttributes hostAttributes() throws IOException {
        return HostErrors.translated(() -> HostAttributes.read(here()));
    }

    @Override
    FileKind kind() {
        return kind;
    }

    @Override
    FileLocks locks() {
        return owner.locks().of(key);
    }

    @Override
    Object placeOfMount() {
        return kind == FileKind.DIRECTORY ? this : path;
    }

    @Override
    int mode() throws IOException {
        return hostAttributes().mode();
    }

    @Override
    int uid() throws IOException {
        return hostAttributes().uid();
    }

    @Override
    int gid() throws IOException {
        return hostAttributes().gid();
    }

    @Override
    FileStatus status(long device) throws IOException {
        return hostAttributes().status(device);
    }

    @Override
    @Nullable
    Vnode child(String name, Caller caller) throws IOException {
        Optional<HostVnode> found = HostErrors.translated(() -> {
            Path child = directory().resolve(name);
            try {
                return Optional.of(new HostVnode(owner, child, HostAttributes.read(child)));
            } catch (NoSuchFileException missing) {
                return Optional.empty();
            }
        });
        return found.orElse(null);
    }

    @Override
    Vnode parent() throws IOException {
        Path above = path.getParent();
        if (path.equals(owner.rootPath()) || above == null) {
            return this;
        }
        return HostErrors.translated(() -> {
            requireUnlinked(above);
            return new HostVnode(owner, above, HostAttributes.read(above));
        });
    }

    @Override
    String name() throws IOException {
        hostAttributes();
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    @Override
    List<DirectoryEntry> list(Caller caller) throws IOException {
        List<DirectoryEntry> entries = new ArrayList<>();
        HostErrors.translate(() -> {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(directory())) {
                for (Path child : children) {
                    addTo(entries, child);
                }
            }
        });
        entries.sort((one, other) -> NameOrder.BYTES.compare(one.name(), other.name()));
        return entries;
    }

    private static void addTo(List<DirectoryEntry> entries, Path child) throws IOException {
        try {
            HostAttributes file = HostAttributes.read(child);
            entries.add(new DirectoryEntry(String.valueOf(child.getFileName()), file.inode(), file.kind()));
        } catch (NoSuchFileException gone) {
            // Somebody removed it while the directory was read: it is not there.
        }
    }

    @Override
    Vnode create(String name, NewFile file) throws IOException {
        return HostErrors.translated(() -> {
            Path child = directory().resolve(name);
            HostAttributes above = HostAttributes.read(path);
            boolean inherits = (above.mode() & SETGID) != 0;
            int gid = inherits ? above.gid() : file.gid();
            int mode = file.mode();
            switch (file.kind()) {
                case REGULAR -> Files.createFile(child);
                case DIRECTORY -> {
                    Files.createDirectory(child);
                    mode |= inherits ? SETGID : 0;
                }
                case SYMLINK ->
                    Files.createSymbolicLink(child, child.getFileSystem().getPath(file.target()));
                case CHARACTER_DEVICE, BLOCK_DEVICE, FIFO, SOCKET -> throw new ErrnoException(Errno.EPERM);
            }
            own(child, file.uid(), gid);
            if (file.kind() != FileKind.SYMLINK) {
                limit(child, mode);
            }
            return new HostVnode(owner, child, HostAttributes.read(child));
        });
    }

    /** What is made belongs to whoever runs the engine where the host does not let it be given away. */
    private static void own(Path made, int uid, int gid) throws IOException {
        try {
            HostErrors.translate(() -> HostAttributes.changeOwner(made, uid, gid));
        } catch (ErrnoException refused) {
            if (refused.errno() != Errno.EPERM) {
                throw refused;
            }
        }
    }

    /** A host without modes makes every file the same, as Linux does on a file system that has none. */
    private static void limit(Path made, int mode) throws IOException {
        if (HostAttributes.has(made, "posix") || HostAttributes.has(made, "unix")) {
            HostAttributes.changeMode(made, mode);
        }
    }

    @Override
    void link(String name, Vnode existing) throws IOException {
        HostVnode source = (HostVnode) existing;
        HostErrors.translate(() -> Files.createLink(directory().resolve(name), source.here()));
    }

    @Override
    void unlink(String name) throws IOException {
        HostErrors.translate(() -> Files.delete(directory().resolve(name)));
    }

    @Override
    void removeDirectory(String name) throws IOException {
        HostErrors.translate(() -> Files.delete(directory().resolve(name)));
    }

    @Override
    void rename(String from, Vnode directory, String to) throws IOException {
        HostVnode target = (HostVnode) directory;
        HostErrors.translate(() -> Files.move(
                directory().resolve(from),
                target.directory().resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING));
    }

    @Override
    String target(Caller caller) throws IOException {
        return HostErrors.translated(() -> Files.readSymbolicLink(here()).toString());
    }

    @Override
    OpenFile open(Set<OpenFlag> flags, OpenAs as) throws IOException {
        boolean writes = flags.contains(OpenFlag.WRITE) || flags.contains(OpenFlag.APPEND);
        boolean reads = flags.contains(OpenFlag.READ) || !writes;
        if (flags.contains(OpenFlag.TRUNCATE)) {
            truncate(0, as.keepsMode());
        }
        Set<OpenOption> options = new HashSet<>();
        options.add(LinkOption.NOFOLLOW_LINKS);
        if (reads) {
            options.add(StandardOpenOption.READ);
        }
        if (writes) {
            options.add(StandardOpenOption.WRITE);
        }
        SeekableByteChannel channel = HostErrors.translated(() -> Files.newByteChannel(here(), options));
        return new HostOpenFile(this, channel, flags, as);
    }

    @Override
    void truncate(long sizeBytes, boolean root) throws IOException {
        HostErrors.translate(() -> {
            try (SeekableByteChannel channel =
                    Files.newByteChannel(here(), Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
                HostOpenFile.resize(channel, sizeBytes);
            }
        });
        if (!root) {
            dropPrivileges();
        }
    }

    /** A write of anybody but root takes setuid and, of what a group may execute, setgid away. */
    void dropPrivileges() throws IOException {
        int mode = mode();
        int left = mode & ~SETUID & ((mode & GROUP_EXECUTES) != 0 ? ~SETGID : ~0);
        if (left != mode) {
            changeMode(left);
        }
    }

    @Override
    void changeMode(int mode) throws IOException {
        HostErrors.translate(() -> HostAttributes.changeMode(here(), mode));
    }

    @Override
    void changeOwner(int uid, int gid, int mode) throws IOException {
        HostErrors.translate(() -> {
            HostAttributes.changeOwner(here(), uid, gid);
            if (kind != FileKind.SYMLINK) {
                HostAttributes.changeMode(here(), mode);
            }
        });
    }

    @Override
    void setTimes(@Nullable Long accessed, @Nullable Long modified) throws IOException {
        HostErrors.translate(
                () -> Files.getFileAttributeView(here(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(time(modified), time(accessed), null));
    }

    private static @Nullable FileTime time(@Nullable Long nanos) {
        return nanos == null ? null : FileTime.from(Metadata.instant(nanos));
    }

    @Override
    void touch() throws IOException {
        Instant now = owner.now();
        setTimes(Metadata.nanos(now), Metadata.nanos(now));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostVnode that && owner == that.owner && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
