package dev.drydock.filesystem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The calls that make, move and remove names. What is checked in which order is what Linux's fs/namei.c does: first the
 * directories of all paths, then the names, then whether the mount can be written, then permissions.
 */
final class NameChanges {
    private final MountTable mounts;
    private final PathWalk walk;
    private final Location start;
    private final Credentials credentials;

    /** @param start where relative paths begin */
    NameChanges(MountTable mounts, PathWalk walk, Location start, Credentials credentials) {
        this.mounts = mounts;
        this.walk = walk;
        this.start = start;
        this.credentials = credentials;
    }

    private PathWalk.Parent parent(String path) throws IOException {
        return walk.parent(start, path, credentials);
    }

    private @Nullable Location find(PathWalk.Parent parent, String path) throws IOException {
        try {
            return walk.child(parent);
        } catch (ErrnoException failed) {
            throw new ErrnoException(failed.errno(), path);
        }
    }

    private Location require(PathWalk.Parent parent, String path) throws IOException {
        Location found = find(parent, path);
        if (found == null) {
            throw new ErrnoException(Errno.ENOENT, path);
        }
        return found;
    }

    void make(String path, NewFile file) throws IOException {
        PathWalk.Parent parent = requireFree(path, file.kind() == FileKind.DIRECTORY);
        requireChangeable(parent, path);
        boolean device = file.kind() == FileKind.CHARACTER_DEVICE || file.kind() == FileKind.BLOCK_DEVICE;
        if (device && !credentials.has(Capability.MKNOD)) {
            throw new ErrnoException(Errno.EPERM, path);
        }
        Checks.named(path, () -> parent.directory().vnode().create(parent.name(), file));
    }

    /** Finds the place for a new name. */
    private PathWalk.Parent requireFree(String path, boolean directory) throws IOException {
        PathWalk.Parent parent = parent(path);
        if (!parent.isName() || find(parent, path) != null) {
            throw new ErrnoException(Errno.EEXIST, path);
        }
        if (parent.trailingSlash() && !directory) {
            throw new ErrnoException(Errno.ENOENT, path);
        }
        Checks.requireWritableMount(parent.directory(), path);
        return parent;
    }

    private void requireChangeable(PathWalk.Parent parent, String path) throws IOException {
        Checks.require(parent.directory(), Access.WRITE | Access.EXECUTE, path, credentials);
    }

    void link(Location existing, String path) throws IOException {
        PathWalk.Parent parent = requireFree(path, false);
        if (parent.directory().mount() != existing.mount()) {
            throw new ErrnoException(Errno.EXDEV, path);
        }
        if (!Access.linkable(existing.vnode(), credentials)) {
            throw new ErrnoException(Errno.EPERM, path);
        }
        requireChangeable(parent, path);
        if (existing.vnode().isDirectory()) {
            throw new ErrnoException(Errno.EPERM, path);
        }
        Checks.named(path, () -> parent.directory().vnode().link(parent.name(), existing.vnode()));
    }

    void unlink(String path) throws IOException {
        PathWalk.Parent parent = parent(path);
        if (!parent.isName()) {
            throw new ErrnoException(Errno.EISDIR, path);
        }
        Checks.requireWritableMount(parent.directory(), path);
        Location target = require(parent, path);
        if (parent.trailingSlash()) {
            throw new ErrnoException(target.vnode().isDirectory() ? Errno.EISDIR : Errno.ENOTDIR, path);
        }
        requireRemovable(parent, target, path);
        if (target.vnode().isDirectory()) {
            throw new ErrnoException(Errno.EISDIR, path);
        }
        requireNoMount(target, path);
        Checks.named(path, () -> parent.directory().vnode().unlink(parent.name()));
    }

    void removeDirectory(String path) throws IOException {
        PathWalk.Parent parent = parent(path);
        if (!parent.isName()) {
            throw new ErrnoException(
                    switch (parent.name()) {
                        case ".." -> Errno.ENOTEMPTY;
                        case "." -> Errno.EINVAL;
                        default -> Errno.EBUSY;
                    },
                    path);
        }
        Checks.requireWritableMount(parent.directory(), path);
        Location target = require(parent, path);
        requireRemovable(parent, target, path);
        if (!target.vnode().isDirectory()) {
            throw new ErrnoException(Errno.ENOTDIR, path);
        }
        requireNoMount(target, path);
        Checks.named(path, () -> parent.directory().vnode().removeDirectory(parent.name()));
    }

    private void requireRemovable(PathWalk.Parent parent, Location target, String path) throws IOException {
        requireChangeable(parent, path);
        if (Access.sticky(parent.directory().vnode(), target.vnode(), credentials)) {
            throw new ErrnoException(Errno.EPERM, path);
        }
    }

    private void requireNoMount(Location target, String path) throws ErrnoException {
        if (mounts.isMountPoint(target)) {
            throw new ErrnoException(Errno.EBUSY, path);
        }
    }

    void rename(String from, String to) throws IOException {
        PathWalk.Parent source = parent(from);
        PathWalk.Parent goal = parent(to);
        if (source.directory().mount() != goal.directory().mount()) {
            throw new ErrnoException(Errno.EXDEV, from);
        }
        if (!source.isName() || !goal.isName()) {
            throw new ErrnoException(Errno.EBUSY, from);
        }
        Checks.requireWritableMount(source.directory(), from);
        Location moved = require(source, from);
        Location replaced = find(goal, to);
        boolean directory = moved.vnode().isDirectory();
        if (!directory && (source.trailingSlash() || goal.trailingSlash())) {
            throw new ErrnoException(Errno.ENOTDIR, from);
        }
        requireUnrelated(moved, replaced, source, goal, from);
        if (replaced != null && moved.vnode().isRenamedOnto(replaced.vnode())) {
            return;
        }
        requireRemovable(source, moved, from);
        requireReplaceable(goal, replaced, directory, to);
        if (directory && !source.directory().equals(goal.directory())) {
            Checks.require(moved, Access.WRITE, from, credentials);
        }
        requireNoMount(moved, from);
        if (replaced != null) {
            requireNoMount(replaced, to);
        }
        Vnode into = goal.directory().vnode();
        Checks.named(from, () -> source.directory().vnode().rename(source.name(), into, goal.name()));
    }

    /** Neither becomes a part of itself: a directory goes into nothing below it, and replaces nothing above it. */
    private static void requireUnrelated(
            Location moved, @Nullable Location replaced, PathWalk.Parent source, PathWalk.Parent goal, String path)
            throws IOException {
        if (isAbove(moved, goal.directory())) {
            throw new ErrnoException(Errno.EINVAL, path);
        }
        if (replaced != null && isAbove(replaced, source.directory())) {
            throw new ErrnoException(Errno.ENOTEMPTY, path);
        }
    }

    private static boolean isAbove(Location directory, Location inner) throws IOException {
        if (!directory.vnode().isDirectory()) {
            return false;
        }
        Location here = inner;
        while (!here.equals(directory)) {
            Location above = here.equals(here.mount().top()) ? here : here.parent();
            if (above.equals(here)) {
                return false;
            }
            here = above;
        }
        return true;
    }

    private void requireReplaceable(PathWalk.Parent goal, @Nullable Location replaced, boolean byDirectory, String path)
            throws IOException {
        if (replaced == null) {
            requireChangeable(goal, path);
            return;
        }
        requireRemovable(goal, replaced, path);
        boolean directory = replaced.vnode().isDirectory();
        if (directory != byDirectory) {
            throw new ErrnoException(directory ? Errno.EISDIR : Errno.ENOTDIR, path);
        }
    }
}
