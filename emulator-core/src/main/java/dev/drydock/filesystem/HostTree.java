package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A directory or a file of the host that can be mounted, with all that is below it. Nothing outside is ever reached: the
 * symbolic links in it are followed by those who walk it, as seen from their own root, and never by the host.
 *
 * <p>Owners and modes are the host's where it has them ({@code unix:} or {@code posix:} attributes); elsewhere everything
 * belongs to root and a change of owner or mode is refused.
 */
public final class HostTree extends MountableFileSystem {
    private final Path root;
    private final Supplier<Instant> now;
    private final HostVnode top;

    private HostTree(Path root, LockTable locks, Supplier<Instant> now) throws IOException {
        super(locks);
        this.root = root;
        this.now = now;
        this.top = HostErrors.translated(() -> new HostVnode(this, root, HostAttributes.read(root)));
    }

    /**
     * Touches the host.
     *
     * @param root its own links are followed, once
     * @param now the present, for those who set times to it
     * @throws ErrnoException ENOENT if it is missing
     */
    public static HostTree of(Path root, Supplier<Instant> now) throws IOException {
        return of(root, new LockTable(), now);
    }

    /**
     * As above.
     *
     * @param locks those on the files of this host, shared with its other trees
     */
    public static HostTree of(Path root, LockTable locks, Supplier<Instant> now) throws IOException {
        return new HostTree(HostErrors.translated(root::toRealPath), locks, now);
    }

    /**
     * A part of it, itself to be mounted. Touches the host.
     *
     * @param path absolute, seen from this tree's root as a process would that sees nothing else: links are followed
     * @throws ErrnoException ENOENT if it is missing
     */
    public HostTree below(String path) throws IOException {
        String real = files().realPath(path);
        return new HostTree(HostErrors.translated(() -> root.resolve(real.substring(1))), locks(), now);
    }

    /** The files as root sees them. */
    public FileContext files() {
        return MountTable.over(this).context(Caller.nobody(), Credentials.ROOT);
    }

    Path rootPath() {
        return root;
    }

    Instant now() {
        return now.get();
    }

    @Override
    Vnode root() {
        return top;
    }

    @Override
    SpaceStatus space() throws IOException {
        return HostErrors.translated(() -> {
            FileStore store = Files.getFileStore(root);
            return new SpaceStatus(store.getTotalSpace(), store.getUsableSpace(), 0, 0, blockSize(store));
        });
    }

    private static int blockSize(FileStore store) throws IOException {
        try {
            return (int) store.getBlockSize();
        } catch (UnsupportedOperationException unknown) {
            return 4096;
        }
    }
}
