package dev.drydock.container;

import dev.drydock.filesystem.FileKind;
import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.FileTreeBuilder;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;

/** What {@code /dev} and {@code /dev/pts} hold in a container when it starts (runc 1.3). The same trees serve all. */
final class DeviceFiles {
    private static final int LINK = 0777;
    private static final int EVERYBODY = 0666;
    private static final int STICKY = 01777;
    private static final int TTY_GROUP = 5;

    private final FileTree devices;
    private final FileTree withConsole;
    private final FileTree terminals;
    private final FileTree withTerminal;

    /** @param nowNanos the date of all of them */
    DeviceFiles(long nowNanos) {
        FileTreeBuilder plain = root(0755, nowNanos);
        fill(plain, nowNanos);
        devices = plain.build();
        FileTreeBuilder console = devices.toBuilder();
        node(console, "console", device(136, 0), Metadata.of(0620, 0, TTY_GROUP, nowNanos));
        withConsole = console.build();
        FileTreeBuilder none = root(0755, nowNanos);
        node(none, "ptmx", device(5, 2), Metadata.of(EVERYBODY, 0, 0, nowNanos));
        terminals = none.build();
        FileTreeBuilder one = terminals.toBuilder();
        node(one, "0", device(136, 0), Metadata.of(0620, 0, TTY_GROUP, nowNanos));
        withTerminal = one.build();
    }

    /** {@code /dev} without what is mounted on it. */
    FileTree devices(boolean terminal) {
        return terminal ? withConsole : devices;
    }

    /** {@code /dev/pts}. */
    FileTree terminals(boolean terminal) {
        return terminal ? withTerminal : terminals;
    }

    private static FileTreeBuilder root(int mode, long nowNanos) {
        return FileTree.ofUnlayeredRoot(Metadata.of(mode, 0, 0, nowNanos)).toBuilder();
    }

    private static void fill(FileTreeBuilder tree, long now) {
        link(tree, "fd", "/proc/self/fd", now);
        link(tree, "ptmx", "pts/ptmx", now);
        link(tree, "stdin", "/proc/self/fd/0", now);
        link(tree, "stdout", "/proc/self/fd/1", now);
        link(tree, "stderr", "/proc/self/fd/2", now);
        Metadata everybody = Metadata.of(EVERYBODY, 0, 0, now);
        node(tree, "full", device(1, 7), everybody);
        node(tree, "null", device(1, 3), everybody);
        node(tree, "random", device(1, 8), everybody);
        node(tree, "tty", device(5, 0), everybody);
        node(tree, "urandom", device(1, 9), everybody);
        node(tree, "zero", device(1, 5), everybody);
        tree.directory("mqueue", Metadata.of(STICKY, 0, 0, now));
        tree.directory("pts", Metadata.of(0755, 0, 0, now));
        tree.directory("shm", Metadata.of(STICKY, 0, 0, now));
    }

    private static void link(FileTreeBuilder tree, String name, String target, long now) {
        tree.file(name, Metadata.of(LINK, 0, 0, now), new InodeBody.Symlink(target));
    }

    private static void node(FileTreeBuilder tree, String name, int device, Metadata metadata) {
        tree.file(name, metadata, new InodeBody.Node(FileKind.CHARACTER_DEVICE, device));
    }

    private static int device(int major, int minor) {
        return major << 8 | minor;
    }
}
