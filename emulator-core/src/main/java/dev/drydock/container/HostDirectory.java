package dev.drydock.container;

import dev.drydock.filesystem.FileContext;
import dev.drydock.filesystem.HostTree;
import dev.drydock.filesystem.LockTable;
import dev.drydock.filesystem.MountableFileSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A directory that is the root of the machine's files as containers may see them. Symbolic links in it are followed as
 * seen from it, so nothing outside is shown.
 */
public final class HostDirectory implements HostFiles {
    private static final int MODE = 0755;

    private final Path root;
    private final Supplier<Instant> now;
    private final LockTable locks = new LockTable();

    /** @param now the present */
    public HostDirectory(Path root, Supplier<Instant> now) {
        this.root = root;
        this.now = now;
    }

    @Override
    public boolean exists(String path) {
        try {
            return HostTree.of(root, now).files().exists(path);
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    public MountableFileSystem open(String path) throws IOException {
        HostTree tree = HostTree.of(root, locks, now);
        FileContext files = tree.files();
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            make(files, path.substring(0, slash));
        }
        make(files, path);
        return tree.below(path);
    }

    private static void make(FileContext files, String path) throws IOException {
        if (!files.exists(path)) {
            files.makeDirectory(path, MODE);
        }
    }
}
