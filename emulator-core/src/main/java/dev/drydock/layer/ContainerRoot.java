package dev.drydock.layer;

import dev.drydock.filesystem.FileTree;
import dev.drydock.filesystem.FileTreeBuilder;
import dev.drydock.filesystem.InlineContent;
import dev.drydock.filesystem.Inode;
import dev.drydock.filesystem.InodeBody;
import dev.drydock.filesystem.Metadata;

/**
 * The layer that the engine puts between an image and a container's own: the files and directories on which it will mount,
 * so that {@code diff} and {@code commit} do not show them (Docker Engine 28.5.2, {@code docker export} of a container that
 * was never started).
 */
final class ContainerRoot {
    private static final int MODE = 0755;

    private final FileTreeBuilder tree;
    private final Metadata metadata;

    private ContainerRoot(FileTree image, long nowNanos) {
        this.tree = image.toBuilder();
        this.metadata = Metadata.of(MODE, 0, 0, nowNanos);
    }

    static FileTree over(FileTree image, long nowNanos) {
        ContainerRoot root = new ContainerRoot(image, nowNanos);
        for (String directory : new String[] {"dev", "dev/pts", "dev/shm", "proc", "sys", "etc"}) {
            root.directory(directory);
        }
        for (String file : new String[] {".dockerenv", "dev/console", "etc/hostname", "etc/hosts", "etc/resolv.conf"}) {
            root.file(file, new InodeBody.Regular(InlineContent.EMPTY, 0));
        }
        root.file("etc/mtab", new InodeBody.Symlink("/proc/mounts"));
        root.touchParents();
        return root.tree.build();
    }

    private void directory(String path) {
        Inode existing = tree.lookupInode(path);
        if (existing == null || !(existing.body() instanceof InodeBody.Directory)) {
            tree.directory(path, metadata);
        }
    }

    private void file(String path, InodeBody body) {
        Inode existing = tree.lookupInode(path);
        if (existing == null || !(existing.body() instanceof InodeBody.Directory)) {
            tree.file(path, path.endsWith("mtab") ? Metadata.of(0777, 0, 0, metadata.modifiedNanos()) : metadata, body);
        }
    }

    /** The directories that got a name are copied up, and carry the time of that. */
    private void touchParents() {
        for (String path : new String[] {"", "etc", "dev"}) {
            Inode inode = tree.lookupInode(path);
            if (inode != null) {
                Metadata old = inode.metadata();
                tree.directory(path, Metadata.of(old.mode(), old.uid(), old.gid(), metadata.modifiedNanos()));
            }
        }
    }
}
