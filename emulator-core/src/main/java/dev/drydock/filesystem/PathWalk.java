package dev.drydock.filesystem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Path resolution ({@code path_resolution(7)}): components one after the other, symbolic links, mounts, {@code ..}, search
 * permission on each directory.
 */
final class PathWalk {
    static final boolean FOLLOW = true;

    private static final int MOST_LINKS = 40;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 4095;

    private final MountTable mounts;
    private final Location root;
    private final Caller caller;

    /** @param root where absolute paths start, and above which {@code ..} does not lead */
    PathWalk(MountTable mounts, Location root, Caller caller) {
        this.mounts = mounts;
        this.root = root;
        this.caller = caller;
    }

    /**
     * Where a path led.
     *
     * @param parent the directory of the last component; null if that was not reached, or the path has none
     * @param name the last component; {@code .} or {@code ..} as they stand; empty for the root
     * @param target the file; null if there is none, or something on the way failed
     * @param failure why there is no target: ENOENT with a parent means that only the last component is missing
     * @param trailingSlash whether the path says that it names a directory
     */
    record Result(
            @Nullable Location parent,
            String name,
            @Nullable Location target,
            @Nullable Errno failure,
            boolean trailingSlash,
            @Nullable OpenFile magic) {

        /** @throws ErrnoException what failed */
        Location required(String path) throws ErrnoException {
            if (target == null) {
                throw new ErrnoException(failure == null ? Errno.ENOENT : failure, path);
            }
            return target;
        }

        /** @throws ErrnoException what failed before the last component */
        Location requiredParent(String path) throws ErrnoException {
            if (parent == null) {
                throw new ErrnoException(failure == null ? Errno.ENOENT : failure, path);
            }
            return parent;
        }

        static Result failed(Errno errno) {
            return new Result(null, "", null, errno, false, null);
        }

        /** Whether the last component is a name, neither the root nor {@code .} nor {@code ..}. */
        boolean isName() {
            return !name.isEmpty() && !name.equals(".") && !name.equals("..");
        }
    }

    /** @param follow whether a symbolic link at the end is followed; one before a trailing slash always is */
    Result walk(Location start, String path, boolean follow, Credentials credentials) throws IOException {
        if (path.isEmpty()) {
            return Result.failed(Errno.ENOENT);
        }
        if (isLonger(path, LONGEST_PATH)) {
            return Result.failed(Errno.ENAMETOOLONG);
        }
        Location here = path.charAt(0) == '/' ? root : start;
        Location parent = null;
        String last = "";
        String rest = path;
        int position = 0;
        int links = 0;
        while (true) {
            while (position < rest.length() && rest.charAt(position) == '/') {
                position++;
            }
            if (position == rest.length()) {
                return new Result(parent, last, here, null, rest.endsWith("/"), null);
            }
            int slash = rest.indexOf('/', position);
            int end = slash < 0 ? rest.length() : slash;
            String name = rest.substring(position, end);
            boolean isLast = isBlank(rest, end);
            if (!here.vnode().isDirectory()) {
                return Result.failed(Errno.ENOTDIR);
            }
            if (!Access.allowed(here.vnode(), Access.EXECUTE, credentials)) {
                return Result.failed(Errno.EACCES);
            }
            position = end;
            parent = here;
            last = name;
            if (name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                here = here.equals(root) ? here : mounts.uncovered(here.parent());
                continue;
            }
            if (isLonger(name, LONGEST_NAME)) {
                return Result.failed(Errno.ENAMETOOLONG);
            }
            mounts.passing(name);
            Location child = here.child(name, caller);
            if (child == null) {
                Location reached = isLast ? here : null;
                return new Result(reached, name, null, Errno.ENOENT, end < rest.length(), null);
            }
            child = mounts.uncovered(child);
            if (child.vnode().kind() == FileKind.SYMLINK && (!isLast || follow || end < rest.length())) {
                if (++links > MOST_LINKS) {
                    return Result.failed(Errno.ELOOP);
                }
                if (isLast) {
                    OpenFile magic = child.vnode().magicTarget(caller);
                    if (magic != null) {
                        return new Result(parent, name, child, null, end < rest.length(), magic);
                    }
                }
                String target = child.vnode().target(caller);
                if (target.isEmpty()) {
                    return Result.failed(Errno.ENOENT);
                }
                here = target.charAt(0) == '/' ? root : here;
                parent = null;
                rest = target + rest.substring(end);
                position = 0;
                continue;
            }
            if (isLast && end < rest.length() && !child.vnode().isDirectory()) {
                return Result.failed(Errno.ENOTDIR);
            }
            here = child;
        }
    }

    private static boolean isBlank(String path, int from) {
        for (int i = from; i < path.length(); i++) {
            if (path.charAt(i) != '/') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLonger(String text, int bytes) {
        return text.length() > bytes / 3 && text.getBytes(StandardCharsets.UTF_8).length > bytes;
    }
}
