package dev.drydock.container;

import dev.drydock.filesystem.Errno;
import dev.drydock.filesystem.ErrnoException;
import dev.drydock.filesystem.FileContext;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Where a path leads when every link in it is followed as far as there are files (moby/sys/symlink: FollowSymlinkInScope):
 * never above the root of the files, and on through names that do not exist.
 */
final class FollowedLinks {
    private static final int MOST_LINKS = 255;

    private FollowedLinks() {}

    /** @throws ErrnoException ELOOP */
    static String follow(FileContext files, String path) throws IOException {
        return follow(files, path, false);
    }

    /**
     * The same, but empty if a link leads above the root.
     *
     * @throws ErrnoException ELOOP
     */
    static String followWithin(FileContext files, String path) throws IOException {
        return follow(files, path, true);
    }

    private static String follow(FileContext files, String path, boolean within) throws IOException {
        Deque<String> rest = new ArrayDeque<>(List.of(path.split("/")));
        String reached = "/";
        int links = 0;
        while (!rest.isEmpty()) {
            String name = rest.removeFirst();
            if (within && name.equals("..") && reached.equals("/")) {
                return "";
            }
            String next = LinuxPath.clean(reached + "/" + name);
            String target = target(files, next);
            if (name.isEmpty() || target.isEmpty()) {
                reached = next;
                continue;
            }
            if (++links > MOST_LINKS) {
                throw new ErrnoException(Errno.ELOOP, path);
            }
            List<String> parts = List.of(target.split("/"));
            for (int i = parts.size() - 1; i >= 0; i--) {
                rest.addFirst(parts.get(i));
            }
            reached = LinuxPath.isAbsolute(target) ? "/" : reached;
        }
        return reached;
    }

    /** What a link says; empty for anything else. */
    private static String target(FileContext files, String path) throws IOException {
        try {
            return files.linkStatus(path).isSymlink() ? files.readLink(path) : "";
        } catch (ErrnoException missing) {
            if (missing.errno() == Errno.ENOENT || missing.errno() == Errno.ENOTDIR) {
                return "";
            }
            throw missing;
        }
    }
}
