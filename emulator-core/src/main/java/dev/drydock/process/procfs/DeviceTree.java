package dev.drydock.process.procfs;

import dev.drydock.filesystem.ContentStore;
import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.FileTreeBuilder;
import dev.drydock.filesystem.InlineContent;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;
import dev.drydock.filesystem.WritableTree;
import java.time.InstantSource;

/** The tmpfs at {@code /dev} as runc fills it, and other small ones. */
final class DeviceTree {
    private static final int DIRECTORY = 0755;
    private static final int STICKY = 01777;
    private static final int DEVICE = 0666;
    private static final int LINK = 0777;
    private static final int CONSOLE = 0600;
    private static final int MEMORY = 1 << 8;
    private static final int TERMINAL = 5 << 8;
    private static final long SIZE = 64L << 20;
    private static final long CGROUPS_SIZE = 8L << 30;

    private DeviceTree() {}

    /** The nodes that every container has, and places for what is mounted there. */
    static WritableTree dev(MountSettings settings) {
        long now = Metadata.nanos(settings.clock().instant());
        FileTreeBuilder tree = FileTree.ofUnlayeredRoot(Metadata.of(DIRECTORY, 0, 0, now)).toBuilder();
        device(tree, "null", MEMORY | 3, now);
        device(tree, "zero", MEMORY | 5, now);
        device(tree, "full", MEMORY | 7, now);
        device(tree, "random", MEMORY | 8, now);
        device(tree, "urandom", MEMORY | 9, now);
        device(tree, "tty", TERMINAL, now);
        link(tree, "ptmx", "pts/ptmx", now);
        link(tree, "fd", "/proc/self/fd", now);
        link(tree, "stdin", "/proc/self/fd/0", now);
        link(tree, "stdout", "/proc/self/fd/1", now);
        link(tree, "stderr", "/proc/self/fd/2", now);
        tree.directory("pts", Metadata.of(DIRECTORY, 0, 0, now));
        tree.directory("mqueue", Metadata.of(DIRECTORY, 0, 0, now));
        if (settings.sharedMemoryBytes() > 0) {
            tree.directory("shm", Metadata.of(DIRECTORY, 0, 0, now));
        }
        if (settings.console()) {
            tree.file("console", Metadata.of(CONSOLE, 0, 0, now), new InodeBody.Regular(InlineContent.EMPTY, 0));
        }
        return WritableTree.tmpfs(tree.build(), ContentStore.unlimited(), SIZE, settings.clock());
    }

    /** An empty one that everybody may write into. */
    static WritableTree open(long sizeBytes, InstantSource clock) {
        long now = Metadata.nanos(clock.instant());
        FileTree tree = FileTree.ofUnlayeredRoot(Metadata.of(STICKY, 0, 0, now));
        return WritableTree.tmpfs(tree, ContentStore.unlimited(), sizeBytes, clock);
    }

    /** The one in which the hierarchies of control groups are mounted. */
    static WritableTree cgroups(InstantSource clock) {
        Metadata metadata = Metadata.of(DIRECTORY, 0, 0, Metadata.nanos(clock.instant()));
        FileTreeBuilder tree = FileTree.ofUnlayeredRoot(metadata).toBuilder();
        CgroupControllers.NAMES.forEach(name -> tree.directory(name, metadata));
        return WritableTree.tmpfs(tree.build(), ContentStore.unlimited(), CGROUPS_SIZE, clock);
    }

    private static void device(FileTreeBuilder tree, String name, int number, long now) {
        InodeBody node = new InodeBody.Node(FileKind.CHARACTER_DEVICE, number);
        tree.file(name, Metadata.of(DEVICE, 0, 0, now), node);
    }

    private static void link(FileTreeBuilder tree, String name, String target, long now) {
        tree.file(name, Metadata.of(LINK, 0, 0, now), new InodeBody.Symlink(target));
    }
}
