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
    /** A file is to be made if it is missing, so that the path must not end in a slash. */
    static final boolean CREATES = true;

    private static final int MOST_LINKS = 40;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 4095;

    private final MountTable mounts;
    private final Location root;
    private final Caller caller;
    private final @Nullable TreeFindings findings;

    /** @param root where absolute paths start, and above which {@code ..} does not lead */
    PathWalk(MountTable mounts, Location root, Caller caller) {
        this(mounts, root, caller, null);
    }

    /** @param findings learns which way it goes; null if nobody wants to know */
    PathWalk(MountTable mounts, Location root, Caller caller, @Nullable TreeFindings findings) {
        this.mounts = mounts;
        this.root = root;
        this.caller = caller;
        this.findings = findings;
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
    }

    /**
     * Where the last component of a path is to be looked for.
     *
     * @param name empty for the root
     * @param trailingSlash whether the path says that it names a directory
     */
    record Parent(Location directory, String name, boolean trailingSlash) {

        /** Whether the last component is a name, neither the root nor {@code .} nor {@code ..}. */
        boolean isName() {
            return !name.isEmpty() && !name.equals(".") && !name.equals("..");
        }
    }

    /**
     * Walks to the directory of the last component, for calls that change that: no link at the end is followed.
     *
     * @throws ErrnoException what failed before the last component
     */
    Parent parent(Location start, String path, Credentials credentials) throws IOException {
        if (path.isEmpty() || isLonger(path, LONGEST_PATH)) {
            throw new ErrnoException(path.isEmpty() ? Errno.ENOENT : Errno.ENAMETOOLONG, path);
        }
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        if (end == 0) {
            return new Parent(root, "", true);
        }
        int slash = path.lastIndexOf('/', end - 1);
        Location directory = start;
        if (slash >= 0) {
            directory = walk(start, path.substring(0, slash + 1), FOLLOW, credentials)
                    .required(path);
        }
        Errno refused = refusal(directory, credentials);
        if (refused != null) {
            throw new ErrnoException(refused, path);
        }
        return new Parent(directory, path.substring(slash + 1, end), end < path.length());
    }

    /**
     * The file that a name leads to; null if there is none.
     *
     * @throws ErrnoException ENAMETOOLONG
     */
    @Nullable
    Location child(Parent parent) throws IOException {
        if (isLonger(parent.name, LONGEST_NAME)) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        return child(parent.directory, parent.name);
    }

    private @Nullable Location child(Location directory, String name) throws IOException {
        mounts.passing(name);
        Location child = directory.child(name, caller);
        return child == null ? null : seen(mounts.uncovered(child));
    }

    private Location seen(Location place) {
        if (findings != null) {
            findings.passed(place);
        }
        return place;
    }

    /** Why nothing can be looked for in a directory; null if something can. */
    private static @Nullable Errno refusal(Location directory, Credentials credentials) throws IOException {
        if (!directory.vnode().isDirectory()) {
            return Errno.ENOTDIR;
        }
        return Access.allowed(directory.vnode(), Access.EXECUTE, credentials) ? null : Errno.EACCES;
    }

    /** @param follow whether a symbolic link at the end is followed; one before a trailing slash always is */
    Result walk(Location start, String path, boolean follow, Credentials credentials) throws IOException {
        return walk(start, path, follow, !CREATES, credentials);
    }

    /**
     * Walks as to open a file.
     *
     * @param creates whether it is made if it is missing: EISDIR then if the last component, or that of a link that is
     *     followed, has a slash behind it
     */
    Result walk(Location start, String path, boolean follow, boolean creates, Credentials credentials)
            throws IOException {
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
            Errno refused = refusal(here, credentials);
            if (refused != null) {
                return Result.failed(refused);
            }
            position = end;
            parent = here;
            last = name;
            if (name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                here = here.equals(root) ? here : seen(mounts.uncovered(here.parent()));
                continue;
            }
            if (creates && isLast && end < rest.length()) {
                return Result.failed(Errno.EISDIR);
            }
            if (isLonger(name, LONGEST_NAME)) {
                return Result.failed(Errno.ENAMETOOLONG);
            }
            Location child = child(here, name);
            if (child == null) {
                Location reached = isLast ? here : null;
                return new Result(reached, name, null, Errno.ENOENT, end < rest.length(), null);
            }
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
